import type { Publication } from '../publication.ts'
import type { Publishing } from './article-record.ts'

/** What is still to be written to the account's repository about an article. */
export type Duty = 'take back' | 'thread' | 'document' | 'correction'

/**
 * The duty that comes next. A thread is written whole with its gates and the article's document; that document is then
 * kept up with the article, as it is for an article that is not announced; each correction that comes after the
 * thread's place was reserved is replied with.
 */
export function dutyOf(publishing: Publishing, { bluesky }: Pick<Publication, 'bluesky'>): Duty | undefined {
  const { state, announcement, article } = publishing
  if (state === 'withdrawn') return announcement && !publishing.takenBack ? 'take back' : undefined
  if (!bluesky || state === 'accepted') return undefined
  if (state === 'live' && !publishing.quiet && article.bluesky !== false) return 'thread'
  if (announcement?.documented !== publishing.version) return 'document'
  return state === 'announced' && isUnanswered(publishing) ? 'correction' : undefined
}

/** Whether the article has a correction that its thread has no reply with. */
const isUnanswered = ({ article: { correction }, announcement }: Publishing): boolean =>
  correction !== undefined && !announcement?.corrections?.some(({ text, posts }) => text === correction && posts)
