import type { Publication } from '../publication.ts'
import { markup, type Markup } from './markup.ts'
import { renderDescription, renderProperties } from './open-graph.ts'

/** A page that is no article. */
export interface Overview {
  readonly title: string
  /** Empty: none. */
  readonly description: string
  /** Below the site's root. */
  readonly path: string
}

/** What a page that lists articles says about itself to search engines and link cards. */
export const renderOverviewMetadata = (
  { title, description, path }: Overview,
  { title: siteName, siteUrl }: Publication,
): Markup =>
  markup`${description === '' ? undefined : renderDescription(description)}
    <link rel="canonical" href="${siteUrl}${path}">
    ${renderProperties([
      ['og:type', 'website'],
      ['og:site_name', siteName],
      ['og:title', title],
      ['og:url', `${siteUrl}${path}`],
    ])}
    <meta name="twitter:card" content="summary">`
