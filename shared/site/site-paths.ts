/** A month as `2026-11`, in the publication's time zone. */
export type Month = string

/** Every month in which something was published. */
export const archivePath = '/archive/'

/** One part of a month's articles; parts are numbered from 1, and the first is the month's own address. */
export const monthPath = (month: Month, part = 1): string =>
  `${archivePath}${month.replace('-', '/')}/${part === 1 ? '' : `${part}/`}`

/** The newest articles with a tag. */
export const tagPath = (slug: string): string => `/tags/${slug}/`

export const sitemapPath = '/sitemap.xml'

/** One part of a month's addresses for search engines. */
export const sitemapPartPath = (month: Month, part: number): string => `/sitemaps/${month}-${part}.xml`
