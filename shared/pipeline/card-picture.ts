import { fromHtml } from 'hast-util-from-html'

import type { Article } from '../article/article.ts'
import { elementsOf } from '../article/html-tree.ts'
import type { Publication } from '../publication.ts'
import type { AccountPorts } from './account.ts'
import type { Announcement } from './article-record.ts'
import type { Session } from './microblog.ts'
import { type Picture, uploadPicture } from './upload-picture.ts'

/** Pictures for the cards of posts: from the same source always the same bytes. */
export interface Thumbnails {
  /** A picture of the site, as a card shows it. @param path the object's key */
  fromSite(path: string): Promise<Picture>
}

export interface CardPorts extends AccountPorts {
  readonly publication: Publication
  /** Absent: cards have no pictures. */
  readonly thumbnails?: Thumbnails
}

/** The article's picture as its card and its document have it. */
export type Cover = NonNullable<Announcement['cover']>

/**
 * Uploads the article's picture for its card: the one that stands for it, else the first in its text, as the site has it.
 *
 * @returns `undefined`: the article has none on the site; `failed`: it has one, and is to be announced without
 * @throws {RetryableError} where the PDS names an hour before which it wants no calls
 */
export async function uploadCover(
  ports: CardPorts,
  session: Session,
  article: Pick<Article, 'image' | 'bodyHtml'>,
): Promise<Cover | 'failed' | undefined> {
  const { thumbnails } = ports
  const src = coverOf(article, ports.publication)
  if (!thumbnails || src === undefined) return undefined
  const blob = await uploadPicture(ports, session, async () => thumbnails.fromSite(keyOf(src)))
  return blob === 'failed' ? blob : { src, blob }
}

/** The address of the picture that an article's card shows: one of the site, below `/media/`. */
export function coverOf(
  { image, bodyHtml }: Pick<Article, 'image' | 'bodyHtml'>,
  { siteUrl }: Publication,
): string | undefined {
  const inText = [...elementsOf(fromHtml(bodyHtml, { fragment: true }))]
    .filter(({ tagName }) => tagName === 'img')
    .map(({ properties }) => properties.src ?? '')
  const media = new URL('/media/', siteUrl).href
  return [image?.src ?? '', ...inText].map((src) => URL.parse(src, siteUrl)?.href).find((src) => src?.startsWith(media))
}

const keyOf = (src: string): string => decodeURIComponent(new URL(src).pathname.slice(1))
