import { createHash } from 'node:crypto'

import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'

import { settleAddresses } from '../../shared/article/addresses.ts'
import { cleanLine } from '../../shared/article/clean-text.ts'
import { parseHtml, textOf } from '../../shared/article/html-tree.ts'
import { parseFeedId, slugOf } from '../../shared/article/identity.ts'
import { canonicalLanguage } from '../../shared/language-tag.ts'
import { Rejection } from '../../shared/article/rejection.ts'
import { distinctTags } from '../../shared/article/tags.ts'
import { webUrl } from '../../shared/web-url.ts'
import { renderArticleFile, type ArticleFields } from '../article-file.ts'
import type { OldArticle } from './old-article.ts'

/** The folder of the uploads bucket that imported articles are in. */
export const importFolder = 'imported'

/** A file for the uploads bucket that becomes the old article again. */
export interface OldUpload {
  readonly key: string
  /** ISO 8601 in UTC. */
  readonly published: string
  /** The same file with a thread and without one. */
  readonly render: (announced: boolean) => Uint8Array
  /** Whether feed readers will know the article again. */
  readonly isKnown: boolean
}

/**
 * The file that an old article is brought over as.
 *
 * @returns why there is none, as the end of a sentence
 */
export function composeUpload(
  old: OldArticle,
  { siteUrl, nowMs }: { siteUrl: string; nowMs: number },
): OldUpload | { readonly reason: string } {
  const { published } = old
  if (published === undefined) return { reason: 'it has no date, and would pass for a new article' }
  if (Date.parse(published) > nowMs) return { reason: `its date is still to come: ${published}` }
  const link = webUrl(old.link)
  const body = readBody(old.html)
  if (body instanceof Rejection) return { reason: body.complaints.map(({ message }) => message).join(' ') }
  settleAddresses(body, { baseUrl: link })
  const title = old.title || cleanLine(textOf(body)).slice(0, 80)
  if (title === '') return { reason: 'it has neither a title nor a text' }
  const id = [old.id, link].map((each) => each && parseFeedId(each)).find(Boolean)
  const fields: ArticleFields = {
    title: title.slice(0, 300),
    summary: old.summary?.slice(0, 2_000),
    date: published,
    updated: old.updated !== undefined && old.updated > published ? old.updated : undefined,
    authors: old.authors
      .filter(({ name }) => name !== '')
      .map(({ name, url }) => ({ name: name.slice(0, 200), url: webUrl(url) })),
    tags: distinctTags(old.tags.filter((tag) => tag.length <= 64 && tag !== 'Uncategorized')).slice(0, 50),
    language: canonicalLanguage(old.language ?? ''),
    slug: old.slug ?? slugIn(link),
    id,
    image: webUrl(old.image, link),
    canonical: link === undefined || new URL(link).host === new URL(siteUrl).host ? undefined : link,
  }
  const hash = createHash('sha256')
    .update(old.id ?? link ?? `${title}\n${published}`)
    .digest('hex')
    .slice(0, 8)
  const bodyHtml = toHtml(body)
  return {
    key: `${importFolder}/${published.slice(0, 10)}-${slugOf(title, 'article').slice(0, 60)}-${hash}.html`,
    published,
    isKnown: id !== undefined,
    render: (announced) => renderArticleFile({ ...fields, bluesky: announced }, bodyHtml),
  }
}

function readBody(html: string): Root | Rejection {
  try {
    return parseHtml(html, 'fragment')
  } catch (error) {
    if (error instanceof Rejection) return error
    throw error
  }
}

/** The name of the page that the article had, so that its new address resembles the old one. */
function slugIn(link: string | undefined): string | undefined {
  if (link === undefined) return undefined
  const name = new URL(link).pathname.split('/').findLast((part) => part !== '')
  const slug = name?.replace(/\.\w{1,5}$/, '') ?? ''
  return /[a-z]{3}/i.test(slug) && !/^(?:index|default)$/i.test(slug) ? slug.slice(0, 200) : undefined
}
