import { isSubscribable } from '../feeds/feed-paths.ts'
import type { Publication } from '../publication.ts'
import type { SiteHost } from './site-host.ts'

/** Where subscribers wait for news of a feed (WebSub). */
export interface FeedHub {
  /** Says that what these URLs lead to has changed. It takes seconds at most, and never fails: a hub that is down costs nothing. */
  announce(topics: readonly string[]): Promise<void>
}

/** The same site, and the URLs of the feeds that were written to it this way, once each. */
export function noteFeeds(
  site: SiteHost,
  { siteUrl }: Pick<Publication, 'siteUrl'>,
): { readonly site: SiteHost; readonly topics: () => readonly string[] } {
  const written = new Set<string>()
  return {
    site: {
      get: async (path) => site.get(path),
      async put(file, etag) {
        const present = await site.put(file, etag)
        if (present !== undefined && isSubscribable(file.path)) written.add(`${siteUrl}/${file.path}`)
        return present
      },
    },
    topics: () => [...written],
  }
}
