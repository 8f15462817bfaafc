import type { Article } from '../article/article.ts'
import type { ArticleRecord, Publishing } from './article-record.ts'

/**
 * What lists need to know of an article. It is read from the record each time and kept nowhere else, so that there is
 * one truth; the texts, which are most of a record, stay where they are.
 */
export type ArticleOutline = Pick<Publishing, 'state' | 'version' | 'released' | 'withdrawnAt' | 'formerTags'> & {
  /** Of the record. */
  readonly revision: number
  readonly article: Pick<Article, (typeof outlinedOfArticle)[number]>
}

export const outlinedOfPublishing = ['state', 'version', 'released', 'withdrawnAt', 'formerTags'] as const

export const outlinedOfArticle = [
  'id',
  'feedId',
  'slug',
  'title',
  'summary',
  'language',
  'tags',
  'published',
  'updated',
  'draft',
  'publishAt',
] as const

/** `undefined`: no version was ever accepted. */
export function outlineOf({
  publishing,
  revision,
}: Pick<ArticleRecord, 'publishing' | 'revision'>): ArticleOutline | undefined {
  if (publishing === undefined) return undefined
  return { revision, ...pick(publishing, outlinedOfPublishing), article: pick(publishing.article, outlinedOfArticle) }
}

const pick = <Whole extends object, Key extends keyof Whole>(whole: Whole, keys: readonly Key[]): Pick<Whole, Key> =>
  Object.fromEntries(keys.flatMap((key) => (whole[key] === undefined ? [] : [[key, whole[key]]]))) as Pick<Whole, Key>
