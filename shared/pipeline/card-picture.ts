import { isDeepStrictEqual } from 'node:util'

import type { Article } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { composeBlob } from '../thread/cid.ts'
import { announcementNotes } from '../thread/announcement-notes.ts'
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
  /** A card with these words; `undefined`: they have characters that cannot be drawn. */
  draw(words: { readonly title: string; readonly publication: Publication }): Promise<Picture | undefined>
}

export interface CardPorts extends AccountPorts {
  readonly publication: Publication
  /** Absent: cards have no pictures. */
  readonly thumbnails?: Thumbnails
}

/** The picture of a card, uploaded, and what did not work. */
export interface CardPicture {
  readonly thumb?: ThumbBlob
  /** The article's own picture, where `thumb` is that. */
  readonly cover?: NonNullable<Announcement['cover']>
  readonly notes: readonly string[]
}

/** A picture is tried this often, and then done without. */
const tries = 2

/**
 * Uploads the picture of the article's card: its cover as the site has it, else a drawn card. What fails is said, and is
 * done without.
 *
 * @throws {RetryableError} where the PDS names an hour before which it wants no calls
 */
export async function uploadCardPicture(ports: CardPorts, session: Session, article: Article): Promise<CardPicture> {
  const { thumbnails, publication } = ports
  if (!thumbnails) return { notes: [] }
  const cover = await uploadCover(ports, session, article)
  if (typeof cover === 'object') return { thumb: cover.blob, cover, notes: [] }
  const drawn = await attempt(async () => {
    const picture = await thumbnails.draw({ title: article.title, publication })
    return picture && upload(ports, session, picture)
  })
  const notes = cover === 'failed' ? [announcementNotes.coverFailed()] : []
  if (drawn === 'failed') return { notes: [...notes, announcementNotes.cardFailed()] }
  return { ...(drawn && { thumb: drawn }), notes }
}

/** The article's own picture, uploaded; `undefined`: it has none on the site. */
export async function uploadCover(
  ports: CardPorts,
  session: Session,
  { image }: Pick<Article, 'image'>,
): Promise<CardPicture['cover'] | 'failed'> {
  const { thumbnails } = ports
  const path = image && mediaPath(image.src, ports.publication.siteUrl)
  if (!thumbnails || path === undefined) return undefined
  const blob = await attempt(async () => upload(ports, session, await thumbnails.fromSite(path)))
  return blob === 'failed' ? blob : { src: image?.src ?? '', blob }
}

/** The key of a picture of this site. */
function mediaPath(src: string, siteUrl: string): string | undefined {
  const url = URL.parse(src, siteUrl)
  return url?.origin === new URL(siteUrl).origin && url.pathname.startsWith('/media/')
    ? decodeURIComponent(url.pathname.slice(1))
    : undefined
}

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
