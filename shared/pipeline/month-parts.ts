import type { HostedFile, SiteFile, SiteHost } from './site-host.ts'

/** How many articles a part of a month has on the site. */
export interface MonthPart {
  readonly month: string
  /** From 1. */
  readonly part: number
  readonly articles: number
}

/**
 * The counts of all parts of all months, from which what leads to them is made. Each is kept like a file of the site
 * and written by the same rules, so that it never goes back either.
 */
export interface MonthParts extends Pick<SiteHost, 'get' | 'put'> {
  /** In order, read consistently. All pages are read. */
  all(): Promise<readonly MonthPart[]>
}

const folder = 'months/'

/** The place of a part's count among the files. Counts sort by it in the order of the months and their parts. */
export const countPath = (month: string, part: number): string => `${folder}${month}/${String(part).padStart(6, '0')}`

export const renderCount = (count: MonthPart): string => JSON.stringify(count)

/** @throws {SyntaxError} for what `renderCount` did not render */
export const parseCount = (body: string): MonthPart => JSON.parse(body) as MonthPart

/** A host of the site's files and of the counts. */
export const withCounts = (site: SiteHost, months: MonthParts): SiteHost => ({
  get: async (path): Promise<HostedFile | undefined> => hostOf(path, site, months).get(path),
  put: async (file: SiteFile, etag) => hostOf(file.path, site, months).put(file, etag),
})

const hostOf = (path: string, site: SiteHost, months: MonthParts): Pick<SiteHost, 'get' | 'put'> =>
  path.startsWith(folder) ? months : site
