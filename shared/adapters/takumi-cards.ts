import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Renderer } from '@takumi-rs/core'

import { cardFonts } from '../card-fonts.ts'
import type { CardDrawing } from '../pipeline/card-thumb.ts'
import type { Card } from '../thread/card.ts'
import { cardSize, cardTree, titleRoom, titleSizes, titleTree } from './card-tree.ts'
import { charactersOf } from './font-characters.ts'

/** A drawing takes some ten milliseconds. */
const timeoutMs = 5_000

interface Studio {
  readonly renderer: Renderer
  readonly families: readonly string[]
  /** Of each typeface, the code points that it has. */
  readonly characters: readonly ReadonlySet<number>[]
}

/** Cards by takumi, which is native code: loaded, with the typefaces, when the first card is drawn, and once. */
export function createTakumiCards(): CardDrawing {
  let opened: Promise<Studio> | undefined
  return {
    async draw(card) {
      opened ??= openStudio()
      const studio = await opened
      return canDraw(studio, card) ? { bytes: await render(studio, card), mimeType: 'image/png' } : undefined
    },
  }
}

async function openStudio(): Promise<Studio> {
  const { Renderer } = await import('@takumi-rs/core')
  const { resolve } = createRequire(import.meta.url)
  const renderer = new Renderer()
  const fonts = await Promise.all(cardFonts.map(async (file) => readFile(resolve(file))))
  const families = cardFonts.map((_, index) => `card-${index}`)
  for (const [index, data] of fonts.entries()) await renderer.registerFont({ name: `card-${index}`, data })
  return { renderer, families, characters: fonts.map(charactersOf) }
}

/** Whether one typeface has all of each letter with its marks, so that no box is drawn, and no mark apart from its letter. */
function canDraw({ characters }: Studio, { title, publication }: Card): boolean {
  const letters = [...new Intl.Segmenter('und').segment(title + publication)].map(({ segment }) =>
    codePointsOf(segment),
  )
  return letters.every((codes) => characters.some((known) => codes.every((code) => known.has(code))))
}

const codePointsOf = (letter: string): readonly number[] => Array.from(letter, (each) => each.codePointAt(0) ?? 0)

async function render(studio: Studio, card: Card): Promise<Uint8Array> {
  const tree = cardTree(card, { ...studio, titleSize: await fittingSize(studio, card) })
  return studio.renderer.render(tree, { ...cardSize, format: 'png', signal: AbortSignal.timeout(timeoutMs) })
}

/** The largest size at which the title has room, else the smallest. */
async function fittingSize({ renderer, families }: Studio, card: Card): Promise<number> {
  for (const titleSize of titleSizes) {
    const title = titleTree(card, { families, titleSize })
    const tree = { type: 'container' as const, children: [title], style: { width: titleRoom.width } }
    const options = { width: titleRoom.width, signal: AbortSignal.timeout(timeoutMs) }
    const { height, runs } = await renderer.measure(tree, options)
    if (height <= titleRoom.height && runs.every(({ x, width }) => x + width <= titleRoom.width)) return titleSize
  }
  return titleSizes.at(-1) ?? 0
}
