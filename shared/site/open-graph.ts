import { markup, type Markup } from './markup.ts'

/** Properties of Open Graph (ogp.me); one without content is left out. */
export type Properties = readonly (readonly [property: string, content: string | number | undefined])[]

export const renderProperties = (properties: Properties): readonly (Markup | undefined)[] =>
  properties.map(([property, content]) =>
    content === undefined ? undefined : markup`<meta property="${property}" content="${content}">`,
  )

/** What a page is about, in one element for search engines and for link cards. */
export const renderDescription = (text: string): Markup =>
  markup`<meta name="description" property="og:description" content="${text}">`
