import { isDeepStrictEqual } from 'node:util'

import type { Article, ArticleContent } from '../article/article.ts'
import { feedIdOf } from '../article/identity.ts'
import { tagSlug } from '../article/tags.ts'
import type { Publication } from '../publication.ts'
import type { Publishing } from './article-record.ts'

const isoOf = (ms: number): string => new Date(ms).toISOString()

/**
 * The first version of an article. It is dated by its front matter, else by the hour it is scheduled for, else by its
 * upload.
 */
export function acceptFirst(
  content: ArticleContent,
  { id, slug, publication, uploadedMs }: { id: string; slug: string; publication: Publication; uploadedMs: number },
): Publishing {
  const published = publishedOf(content, isoOf(uploadedMs))
  const feedId = content.originalId ?? feedIdOf(publication, id)
  const article = { ...content, id, feedId, slug, published, updated: content.updated ?? published }
  return { state: 'accepted', article, version: 1, liveVersion: 0 }
}

/**
 * The next version: its id and place stay, and once anyone may have seen the article, so does its date.
 * `changedMs` is when the upload or a picture of it came last.
 */
export function acceptEdit(
  publishing: Publishing,
  content: ArticleContent,
  { uploadedMs, changedMs }: { uploadedMs: number; changedMs: number },
): Publishing {
  const { id, feedId, slug, published: before } = publishing.article
  const published = publishing.state === 'accepted' ? publishedOf(content, isoOf(uploadedMs)) : before
  const seen = publishing.state !== 'accepted'
  const changed = isoOf(changedMs)
  const updated = content.updated ?? (seen && changed > published ? changed : published)
  const article: Article = { ...content, id, feedId, slug, published, updated }
  const { released: _released, ...kept } = publishing
  const formerTags = [...new Set([...(publishing.formerTags ?? []), ...publishing.article.tags.map(tagSlug)])]
  return { ...kept, article, version: publishing.version + 1, ...(formerTags.length > 0 && { formerTags }) }
}

const publishedOf = ({ date, publishAt }: ArticleContent, otherwise: string): string => date ?? publishAt ?? otherwise

/** Whether the upload says nothing that the article does not say already. */
export function saysTheSame(article: Article, content: ArticleContent): boolean {
  const { id, feedId, slug, published, updated } = article
  const decided = { id, feedId, slug, published, updated: content.updated ?? updated }
  return isDeepStrictEqual({ ...content, ...decided }, article)
}

/** Takes an article back for good. */
export const withdraw = (publishing: Publishing, nowMs: number): Publishing => ({
  ...publishing,
  state: 'withdrawn',
  withdrawnAt: new Date(nowMs).toISOString(),
})
