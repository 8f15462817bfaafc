import { pagePath } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import type { ArticleLine } from './entries.ts'
import { markup, type Markup } from './markup.ts'
import { sitemapPartPath, type Month } from './site-paths.ts'

/** The parts of the sitemap; `updated` is when the newest change in it was made. */
export interface SitemapIndexDocument {
  readonly publication: Publication
  readonly parts: readonly { readonly month: Month; readonly part: number; readonly updated: string }[]
}

export interface SitemapPartDocument {
  readonly publication: Publication
  readonly articles: readonly Pick<ArticleLine, 'slug' | 'updated'>[]
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** `/sitemap.xml`: where the parts are (sitemaps.org). An index names one part at least, so an empty one maps the front page. */
export const renderSitemapIndex = ({ publication, parts }: SitemapIndexDocument): string =>
  parts.length === 0
    ? renderSitemapPart({ publication, articles: [] })
    : document(
        'sitemapindex',
        parts.map(({ month, part, updated }) => entry('sitemap', publication, sitemapPartPath(month, part), updated)),
      )

/** The addresses of some articles. A sitemap has one address at least, so an empty part has the front page's. */
export const renderSitemapPart = ({ publication, articles }: SitemapPartDocument): string =>
  document(
    'urlset',
    articles.length === 0
      ? [entry('url', publication, '/')]
      : articles.map((article) => entry('url', publication, pagePath(article), article.updated)),
  )

const document = (name: 'sitemapindex' | 'urlset', entries: readonly Markup[]): string =>
  markup`<?xml version="1.0" encoding="UTF-8"?>
<${name} xmlns="${namespace}">${entries}
</${name}>
`.html

/** `updated` is left out where it is no date. */
const entry = (name: 'sitemap' | 'url', { siteUrl }: Publication, path: string, updated = ''): Markup => markup`
  <${name}><loc>${siteUrl}${path}</loc>${Number.isNaN(Date.parse(updated)) ? undefined : markup`<lastmod>${updated}</lastmod>`}</${name}>`
