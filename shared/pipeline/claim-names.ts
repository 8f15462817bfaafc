import type { ArticleContent } from '../article/article.ts'
import { feedIdOf } from '../article/identity.ts'
import type { Publication } from '../publication.ts'
import type { ArticleStore } from './article-store.ts'

interface ClaimPorts {
  readonly publication: Publication
  readonly articles: Pick<ArticleStore, 'get' | 'claimSlug'>
}

/**
 * Whether no other article has the id that this one brings along. Such ids are claimed as slugs are, which have no
 * colon; an id of this publication's own making is the article's that it was made for.
 */
export async function claimOriginalId(
  { articles, publication }: ClaimPorts,
  { originalId }: ArticleContent,
  id: string,
): Promise<boolean> {
  if (originalId === undefined) return true
  const own = feedIdOf(publication, '')
  if (originalId.startsWith(own)) {
    const namesake = originalId.slice(own.length)
    if (namesake !== id && (await articles.get(namesake))) return false
  }
  return articles.claimSlug(`id:${originalId}`, id)
}

/** The slug itself where it is free or the article's already, else the slug with the tail of the article's id. */
export async function claimSlug({ articles }: Pick<ClaimPorts, 'articles'>, slug: string, id: string): Promise<string> {
  if (await articles.claimSlug(slug, id)) return slug
  const distinct = `${slug}-${id.slice(id.lastIndexOf('-') + 1)}`
  if (await articles.claimSlug(distinct, id)) return distinct
  throw new Error(`Cannot place article ${id}: another one has both "${slug}" and "${distinct}"`)
}
