import type { ContainerNode, TextNode } from '@takumi-rs/core'

import type { Card } from '../thread/card.ts'

/** Pixels: the shape in which cards are shown. */
export const cardSize = { width: 1200, height: 630 } as const

const margin = 72

/** Pixels that a title may take. */
export const titleRoom = { width: cardSize.width - 2 * margin, height: 400 } as const

/** Pixels; the first at which a title has room is taken. */
export const titleSizes = [112, 100, 90, 81, 73, 66, 59, 53, 48, 43, 39, 35] as const

/** At this size and below it words are broken that have no room on a line. */
const breakingSize = 43

const lineHeight = 1.1

interface Look {
  /** Names of typefaces; each letter is drawn with the first that has it. */
  readonly families: readonly string[]
  /** Pixels. */
  readonly titleSize: number
}

/** A card as the front page begins: the name above a double rule, and below it the title. */
export const cardTree = (card: Card, look: Look): ContainerNode => {
  const { background, text, accent } = card.colors
  const band: ContainerNode = { type: 'container', style: { height: 14, flexShrink: 0, backgroundColor: accent } }
  const rule: ContainerNode = {
    type: 'container',
    style: {
      height: 9,
      flexShrink: 0,
      marginTop: 22,
      borderTop: `4px solid ${text}`,
      borderBottom: `2px solid ${text}`,
    },
  }
  return column(
    [
      band,
      column([nameOf(card), rule, roomFor(titleTree(card, look))], { padding: `42px ${margin}px 36px`, flexGrow: 1 }),
    ],
    {
      ...cardSize,
      backgroundColor: background,
      color: text,
      fontFamily: look.families.join(', '),
      fontWeight: 700,
    },
  )
}

/** The title by itself; what has no room at the smallest size ends in an ellipsis. */
export const titleTree = ({ title, language }: Card, { families, titleSize }: Look): TextNode => ({
  type: 'text',
  text: title,
  lang: language,
  style: {
    fontFamily: families.join(', '),
    fontSize: titleSize,
    fontWeight: 700,
    lineHeight,
    letterSpacing: '-0.02em',
    textWrap: 'balance',
    ...(titleSize <= breakingSize && { overflowWrap: 'anywhere' }),
    ...(titleSize === titleSizes.at(-1) && {
      textOverflow: 'ellipsis',
      lineClamp: Math.floor(titleRoom.height / (titleSize * lineHeight)),
    }),
  },
})

/** On one line, as far as it goes. */
const nameOf = ({ publication }: Card): TextNode => ({
  type: 'text',
  text: publication,
  style: {
    fontSize: 38,
    lineHeight: 1.2,
    letterSpacing: '-0.01em',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
})

const roomFor = (title: TextNode): ContainerNode => column([title], { flexGrow: 1, justifyContent: 'center' })

const column = (children: (ContainerNode | TextNode)[], style: NonNullable<ContainerNode['style']>): ContainerNode => ({
  type: 'container',
  children,
  style: { display: 'flex', flexDirection: 'column', ...style },
})
