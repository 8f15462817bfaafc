import type { FeedDocument } from './feed-document.ts'
import type { FeedHead } from './feed-head.ts'

/** Everything that the head of a document in XML says; `archive` is there in an archive only. */
export type HeadTexts = Omit<FeedHead, 'updated' | 'graves'> & {
  readonly updated: string
  readonly graves: readonly Readonly<Record<'ref' | 'when', string>>[]
  readonly archive?: string
}

/** The texts of a head; the dates as Atom writes them unless the format has its own way. */
export const headTexts = (
  { place }: FeedDocument,
  { updated, graves, ...head }: FeedHead,
  renderDate = (date: Date): string => date.toISOString(),
): HeadTexts => ({
  ...head,
  updated: renderDate(updated),
  graves: graves.map(({ ref, when }) => ({ ref, when: renderDate(when) })),
  ...(place.kind === 'archive' && { archive: place.kind }),
})
