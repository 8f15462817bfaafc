import type { Publication } from '../publication.ts'
import type { Announcement, ArticleRecord, Publishing } from './article-record.ts'
import { knownFirst, revise, type ArticleStore } from './article-store.ts'
import { advance } from './next-step.ts'

export interface RevisePorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly nowMs: () => number
}

/** New values for some properties; `undefined` takes one away. */
export type ChangesOf<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] | undefined }

/**
 * Changes how far an article has come; `undefined`: nothing is to change.
 *
 * @param known the record as it was read last
 * @returns the record as it now stands
 */
export async function revisePublishing(
  { articles, publication, nowMs }: RevisePorts,
  id: string,
  change: (publishing: Publishing, record: ArticleRecord) => ChangesOf<Publishing> | undefined,
  known?: ArticleRecord,
): Promise<ArticleRecord | undefined> {
  return revise(
    articles,
    knownFirst(known, async () => articles.get(id)),
    (record) => {
      const changes = record?.publishing && change(record.publishing, record)
      return (
        record &&
        changes &&
        advance(record, { publishing: { ...record.publishing, ...changes } as Publishing }, publication, nowMs())
      )
    },
  )
}

/** The same of what is known of an article's announcement, as long as it still has this place. */
export async function reviseAnnouncement(
  ports: RevisePorts,
  id: string,
  { keys: [key] }: Announcement,
  change: (announcement: Announcement, publishing: Publishing) => ChangesOf<Announcement> | undefined,
  known?: ArticleRecord,
): Promise<ArticleRecord | undefined> {
  const changePublishing = (publishing: Publishing): ChangesOf<Publishing> | undefined => {
    const { announcement } = publishing
    if (announcement?.keys[0] !== key) return undefined
    const changes = announcement && change(announcement, publishing)
    return changes && { announcement: { ...announcement, ...changes } as Announcement }
  }
  return revisePublishing(ports, id, changePublishing, known)
}
