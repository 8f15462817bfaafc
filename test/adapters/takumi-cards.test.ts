import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { createTakumiCards } from '../../shared/adapters/takumi-cards.ts'
import type { Card } from '../../shared/thread/card.ts'

const colors = { background: '#102030', text: '#f0e0d0', accent: '#00ff80' }
const card: Card = { title: 'Ceasefires that hold', publication: 'The Harbour Digest', language: 'en', colors }

const draw = async (parts: Partial<Card>) => createTakumiCards().draw({ ...card, ...parts })

const isDrawn = async (parts: Partial<Card>) => (await draw(parts)) !== undefined

const bytesOf = async (parts: Partial<Card>): Promise<Uint8Array> => {
  const picture = await draw(parts)
  if (!picture) throw new Error('Nothing was drawn')
  return picture.bytes
}

const background: readonly number[] = [0x10, 0x20, 0x30]

/** What differs from the background, in pixels from the edges of the card; the band along the top is left out. */
async function inkOf(bytes: Uint8Array) {
  const below = 14
  const cut = await sharp(bytes)
    .extract({ left: 0, top: below, width: 1200, height: 630 - below })
    .png()
    .toBuffer()
  const { info } = await sharp(cut).trim({ background: '#102030', threshold: 20 }).toBuffer({ resolveWithObject: true })
  const left = -(info.trimOffsetLeft ?? 0)
  const top = below - (info.trimOffsetTop ?? 0)
  return { left, top, right: 1200 - left - info.width, bottom: 630 - top - info.height }
}

async function pixelAt(bytes: Uint8Array, left: number, top: number): Promise<readonly number[]> {
  return [...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer())]
}

const words = (count: number): string => Array.from({ length: count }, () => 'mediation').join(' ')

describe(createTakumiCards, () => {
  it('draws in the shape of a card a PNG of at most 1,000,000 bytes', async () => {
    const picture = await draw({})
    expect(picture?.mimeType).toBe('image/png')
    expect(picture?.bytes.length).toBeLessThanOrEqual(1_000_000)
    expect(await sharp(picture?.bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  })

  it('draws the same bytes again, and others for another title', async () => {
    const first = await bytesOf({})
    expect(Buffer.compare(await bytesOf({}), first)).toBe(0)
    const cards = createTakumiCards()
    await cards.draw({ ...card, title: 'Another' })
    expect(Buffer.compare((await cards.draw(card))?.bytes ?? Buffer.alloc(0), first)).toBe(0)
    expect(Buffer.compare(await bytesOf({ title: 'Ceasefires that held' }), first)).not.toBe(0)
  })

  it('has the colours of the publication', async () => {
    const bytes = await bytesOf({})
    expect(await pixelAt(bytes, 600, 4)).toEqual([0x00, 0xff, 0x80])
    expect(await pixelAt(bytes, 20, 400)).toEqual(background)
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const inks = Array.from({ length: 1200 * 630 }, (_, index) => data.readUIntBE(3 * index, 3))
    expect(inks.filter((ink) => ink === 0xf0_e0_d0).length).toBeGreaterThan(5_000)
    expect(inks.filter((ink) => ink === 0x00_ff_80)).toHaveLength(1200 * 14)
  })

  it.each([
    { name: 'a word', title: 'Peace' },
    { name: 'a usual one', title: 'When the talks stall, who keeps the line open?' },
    { name: '300 letters', title: words(30) },
    { name: '300 wide letters', title: words(30).toUpperCase() },
    { name: '300 letters without a space', title: 'Wm'.repeat(150) },
    { name: 'a long word', title: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz tritt in Kraft' },
    { name: 'much more than has room', title: words(300) },
  ])('keeps $name within the margins', async ({ title }) => {
    const { left, right, top, bottom } = await inkOf(await bytesOf({ title }))
    for (const margin of [left, right]) expect(margin).toBeGreaterThanOrEqual(68)
    for (const margin of [top, bottom]) expect(margin).toBeGreaterThanOrEqual(34)
  })

  it('keeps a long name on its line', async () => {
    const bytes = await bytesOf({ publication: words(20) })
    const { left, right } = await inkOf(bytes)
    expect(Math.min(left, right)).toBeGreaterThanOrEqual(68)
    const rule = [0xf0, 0xe0, 0xd0]
    expect([await pixelAt(bytes, 1126, 126), await pixelAt(await bytesOf({}), 1126, 126)]).toEqual([rule, rule])
  })

  it.each([
    { script: 'Latin', title: 'Größe, façade, œuvre, Łódź, Đà Nẵng, İstanbul' },
    { script: 'Greek', title: 'Ειρήνη και διάλογος' },
    { script: 'Cyrillic', title: 'Мир и диалог в Києві' },
    { script: 'signs', title: '“Who said that?” – ‘I’ … «Moi», €5 & £3 · 100 %' },
  ])('draws $script', async ({ title }) => {
    expect(await isDrawn({ title })).toBe(true)
  })

  it.each([
    { script: 'Japanese', title: '停戦はなぜ続くのか' },
    { script: 'Arabic', title: 'وقف إطلاق النار' },
    { script: 'one sign among others', title: 'Peace in 平和' },
    { script: 'an emoji', title: 'Peace 🕊️' },
    { script: 'a mark that it lacks', title: 'Peace q\u20DD' },
  ])('draws nothing rather than boxes: $script', async ({ title }) => {
    expect(await isDrawn({ title })).toBe(false)
  })

  it('draws nothing for a publication whose name it cannot draw', async () => {
    expect(await isDrawn({ publication: '平和新聞' })).toBe(false)
  })
})
