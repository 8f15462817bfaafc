import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'

import { type Article, pagePath } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import type { ThumbBlob } from './post.ts'
import type { StrongRef } from './strong-ref.ts'

/** `site.standard.publication`: the outlet, as readers of the network find it. */
export interface PublicationRecord {
  readonly $type: 'site.standard.publication'
  /** Without trailing slash. */
  readonly url: string
  readonly name: string
  readonly description?: string
}

/** `site.standard.document`: one article. */
export interface DocumentRecord {
  readonly $type: 'site.standard.document'
  /** The `at://` URI of the publication's record. */
  readonly site: string
  readonly path: string
  readonly title: string
  readonly description?: string
  readonly textContent?: string
  readonly coverImage?: ThumbBlob
  readonly tags?: readonly string[]
  readonly publishedAt: string
  readonly updatedAt?: string
  readonly bskyPostRef?: StrongRef
}

export const publicationCollection = 'site.standard.publication'
export const documentCollection = 'site.standard.document'

/** Of UTF-8, so that a document and its thread fit into one write with room to spare. */
const textLimitBytes = 100_000

export const composePublication = ({ siteUrl, title, tagline, description }: Publication): PublicationRecord => ({
  $type: publicationCollection,
  url: siteUrl,
  name: title,
  ...given({ description: description || tagline }),
})

/** The document of an article; what its thread is can only be said once the thread stands. */
export const composeDocument = (
  article: Article,
  { site, coverImage, bskyPostRef }: Pick<DocumentRecord, 'site' | 'coverImage' | 'bskyPostRef'>,
): DocumentRecord => ({
  $type: documentCollection,
  site,
  path: pagePath(article),
  title: article.title,
  ...given({ description: article.summary, textContent: readText(article.bodyHtml) }),
  ...(coverImage && { coverImage }),
  ...(article.tags.length > 0 && { tags: article.tags }),
  publishedAt: article.published,
  ...(article.updated !== article.published && { updatedAt: article.updated }),
  ...(bskyPostRef && { bskyPostRef }),
})

/** The text of the body, cut between characters where it is too long. */
function readText(bodyHtml: string): string {
  const text = toText(fromHtml(bodyHtml, { fragment: true })).trim()
  const bytes = new Uint8Array(textLimitBytes)
  return text.slice(0, new TextEncoder().encodeInto(text, bytes).read).trimEnd()
}

/** The texts that are not empty. */
const given = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
