import { isDeepStrictEqual } from 'node:util'

import { fromHtml } from 'hast-util-from-html'

import type { Article } from '../article/article.ts'
import { elementsOf } from '../article/html-tree.ts'
import { RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { composeBlob } from '../thread/cid.ts'
import type { ThumbBlob } from '../thread/post.ts'
import type { AccountPorts } from './account.ts'
import type { Announcement } from './article-record.ts'
import type { Session } from './microblog.ts'
import { withSession } from './open-session.ts'

/** An encoded picture of at most 1,000,000 bytes. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

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

/** A picture is tried this often, and then done without. */
const tries = 2

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
  const blob = await attempt(async () => upload(ports, session, await thumbnails.fromSite(keyOf(src))))
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

async function upload(ports: AccountPorts, session: Session, { bytes, mimeType }: Picture): Promise<ThumbBlob> {
  const expected = composeBlob(bytes, mimeType)
  const blob = await withSession(ports, session, async (valid) => ports.microblog.uploadBlob(valid, bytes, mimeType))
  if (!isDeepStrictEqual(blob, expected))
    throw new Error(`Cannot use picture ${blob.ref.$link}: it is not what was sent`)
  return expected
}

async function attempt<Result>(act: () => Promise<Result>): Promise<Result | 'failed'> {
  for (let times = 0; times < tries; times += 1) {
    try {
      return await act()
    } catch (error) {
      if (error instanceof RetryableError && error.notBefore !== undefined) throw error
    }
  }
  return 'failed'
}
