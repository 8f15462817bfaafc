import { beforeEach, describe, expect, it } from 'vitest'

import { createTakumiCards } from '../../shared/adapters/takumi-cards.ts'
import { RetryableError } from '../../shared/errors.ts'
import { type CardDrawing, uploadThumb } from '../../shared/pipeline/card-thumb.ts'
import type { Session } from '../../shared/pipeline/microblog.ts'
import { announcementNotes } from '../../shared/thread/announcement-notes.ts'
import type { Card } from '../../shared/thread/card.ts'
import { composeBlob } from '../../shared/thread/cid.ts'
import { publication, World } from '../faults/world.ts'

const article = { title: 'Gro\u0308\u00dfe', language: 'de', bodyHtml: '<p>Text</p>' }
const image = { src: 'https://digest.example.org/media/pier-1a2b/0f.jpg', alt: '' }
const photo = { bytes: Buffer.from('a photo'), mimeType: 'image/jpeg' }
const drawing = { bytes: Buffer.from('a drawing'), mimeType: 'image/png' }

let world: World
let session: Session
let drawn: Card[]

beforeEach(async () => {
  world = new World(1)
  session = await world.pds.signIn()
  drawn = []
})

const draw: CardDrawing['draw'] = async (card) => {
  drawn.push(card)
  return drawing
}

const upload = async (given: Parameters<typeof uploadThumb>[2], cards: CardDrawing | undefined = { draw }) =>
  uploadThumb(
    {
      ...world.ports(0),
      microblog: world.pds,
      account: world.account,
      thumbnails: { fromSite: async () => photo },
      ...(cards && { cards }),
    },
    session,
    given,
  )

describe(uploadThumb, () => {
  it('uploads a drawn card for an article without a picture, with composed letters and the colours of the publication', async () => {
    expect(await upload(article)).toEqual({ thumb: composeBlob(drawing.bytes, 'image/png') })
    expect(drawn).toEqual([
      { title: 'Gr\u00f6\u00dfe', publication: publication.title, language: 'de', colors: publication.colors },
    ])
    expect(world.pds.blobs.size).toBe(1)
  })

  it('draws nothing for an article that has a picture', async () => {
    const blob = composeBlob(photo.bytes, 'image/jpeg')
    expect(await upload({ ...article, image })).toEqual({ thumb: blob, cover: { src: image.src, blob } })
    expect(drawn).toEqual([])
  })

  it('uploads what takumi draws, with the same reference each time', async () => {
    const thumbs = [await upload(article, createTakumiCards()), await upload(article, createTakumiCards())]
    expect(thumbs[0]?.thumb?.mimeType).toBe('image/png')
    expect(thumbs[1]).toEqual(thumbs[0])
  })

  it('says of a title that has no glyphs that its card goes without a picture', async () => {
    const japanese = { ...article, title: '停戦はなぜ続くのか', language: 'ja' }
    expect(await upload(japanese, createTakumiCards())).toEqual({ note: announcementNotes.cardUndrawable() })
    expect(world.pds.blobs.size).toBe(0)
  })

  it('says so and goes on when a card can be neither drawn nor uploaded', async () => {
    const broken: CardDrawing = {
      draw: async () => {
        throw new Error('Cannot load native code')
      },
    }
    expect(await upload(article, broken)).toEqual({ note: announcementNotes.cardFailed() })
    world.pds.uploadBlob = async () => composeBlob(Buffer.from('another'), 'image/png')
    expect(await upload(article)).toEqual({ note: announcementNotes.cardFailed() })
  })

  it('leaves the PDS alone when that asks for it', async () => {
    world.pds.uploadBlob = async () => {
      throw new RetryableError('429', { notBefore: 1 })
    }
    await expect(upload(article)).rejects.toThrow('429')
  })
})
