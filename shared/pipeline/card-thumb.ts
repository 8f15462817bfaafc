import type { Article } from '../article/article.ts'
import { announcementNotes } from '../thread/announcement-notes.ts'
import { composeCard, type Card } from '../thread/card.ts'
import type { ThumbBlob } from '../thread/post.ts'
import { type CardPorts, type Cover, uploadCover } from './card-picture.ts'
import type { Session } from './microblog.ts'
import { type Picture, uploadPicture } from './upload-picture.ts'

/** Draws cards: of the same card always the same bytes. */
export interface CardDrawing {
  /** @returns `undefined` for a card with a letter or sign that cannot be drawn */
  draw(card: Card): Promise<Picture | undefined>
}

export interface ThumbPorts extends CardPorts {
  /** Absent: no cards are drawn. */
  readonly cards?: CardDrawing
}

interface CardThumb {
  readonly thumb?: ThumbBlob
  /** The same, where it is the article's own picture. */
  readonly cover?: Cover
  /** Why there is none. */
  readonly note?: string
}

/** Uploads what an article's link card shows: the article's picture, and for an article without one a card that is drawn. */
export async function uploadThumb(
  ports: ThumbPorts,
  session: Session,
  article: Pick<Article, 'title' | 'language' | 'image' | 'bodyHtml'>,
): Promise<CardThumb> {
  const cover = await uploadCover(ports, session, article)
  if (cover === 'failed') return { note: announcementNotes.coverFailed() }
  if (cover) return { thumb: cover.blob, cover }
  return uploadDrawing(ports, session, composeCard(article, ports.publication))
}

async function uploadDrawing(ports: ThumbPorts, session: Session, card: Card): Promise<CardThumb> {
  const { cards } = ports
  if (!cards) return {}
  const thumb = await uploadPicture(ports, session, async () => cards.draw(card))
  if (thumb === 'failed') return { note: announcementNotes.cardFailed() }
  return thumb ? { thumb } : { note: announcementNotes.cardUndrawable() }
}
