import { documentCollection } from '../thread/standard-site.ts'
import type { Announcement, PageLinks } from './article-record.ts'

export const documentUri = ({ did, keys }: Pick<Announcement, 'did' | 'keys'>): string =>
  `at://${did}/${documentCollection}/${keys[0]}`

/** What the page should show of the announcement as it is now: the document once its place is known, the thread once it stands. */
export function pageLinksOf(announcement: Announcement | undefined): PageLinks {
  if (!announcement) return {}
  const [root] = announcement.posts ?? []
  return {
    documentUri: documentUri(announcement),
    ...(root && { threadUrl: `https://bsky.app/profile/${announcement.did}/post/${root.uri.split('/').at(-1)}` }),
  }
}
