import type { Publication } from '../publication.ts'
import { sitemapPath } from './site-paths.ts'

/** `/robots.txt` (RFC 9309): everything may be read, and where it is listed. */
export const renderRobots = ({ siteUrl }: Publication): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}${sitemapPath}\n`
