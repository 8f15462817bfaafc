import type { ComposedFeature, Facet } from './post.ts'

/** Limits of `app.bsky.feed.post#text`; both hold. */
export const postLimits = { graphemes: 300, bytes: 3000 } as const

/** Limits of `app.bsky.feed.post#tags`. */
export const tagLimits = { count: 8, graphemes: 64, bytes: 640 } as const

/** A stretch of text that is something more than text; offsets in UTF-16 units, end exclusive. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly feature: ComposedFeature
}

/** Text with its marks, in any order. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Mark[]
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const encoder = new TextEncoder()

/** Extended grapheme clusters (UAX 29), as Bluesky counts them. */
export const splitGraphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

// Each of these is a grapheme of its own, whatever stands beside it.
const simple = /^[\x20-\x7E\u00A0-\u02FF\u2010-\u2027]*$/u

export const countGraphemes = (text: string): number => (simple.test(text) ? text.length : splitGraphemes(text).length)

/** Length in UTF-8. */
export const countBytes = (text: string): number => encoder.encode(text).length

/** Whether the text may be a post. */
export function fitsPost(text: string): boolean {
  if (countBytes(text) > postLimits.bytes) return false
  return text.length <= postLimits.graphemes || countGraphemes(text) <= postLimits.graphemes
}

const noReserve = { graphemes: 0, bytes: 0 }

/** UTF-16 length of the longest beginning that fits a post, at a grapheme boundary where even one grapheme fits. */
export function fittingLength(text: string, reserved: { graphemes: number; bytes: number } = noReserve): number {
  let [length, bytes, graphemes] = [0, reserved.bytes, reserved.graphemes]
  // A post holds no more UTF-16 units than bytes.
  for (const grapheme of splitGraphemes(text.slice(0, postLimits.bytes))) {
    bytes += countBytes(grapheme)
    graphemes += 1
    if (graphemes > postLimits.graphemes || bytes > postLimits.bytes) break
    length += grapheme.length
  }
  return length
}

/** The marks as facets, in order of place; of two that overlap the first stays, and one that covers only space goes. */
export function renderFacets({ text, marks }: MarkedText): Facet<ComposedFeature>[] {
  const facets: Facet<ComposedFeature>[] = []
  let free = 0
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(mark.start, 0)
    const end = Math.min(mark.end, text.length)
    if (start < free || text.slice(start, end).trim() === '') continue
    const byteStart = countBytes(text.slice(0, start))
    facets.push({
      index: { byteStart, byteEnd: byteStart + countBytes(text.slice(start, end)) },
      features: [mark.feature],
    })
    free = end
  }
  return facets
}

/** The part of a marked text between two offsets, with what is put before and after it. */
export function sliceMarked(source: MarkedText, start: number, end: number, before = '', after = ''): MarkedText {
  const move = before.length - start
  const marks = source.marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start) + move, end: Math.min(mark.end, end) + move }))
    .filter((mark) => mark.start < mark.end)
  return { text: before + source.text.slice(start, end) + after, marks }
}

/** A text behind another. */
export function joinMarked(before: MarkedText, { text, marks }: MarkedText, gap: string): MarkedText {
  const moved = before.text.length + gap.length
  const behind = marks.map((mark) => ({ ...mark, start: mark.start + moved, end: mark.end + moved }))
  return { text: before.text + gap + text, marks: [...before.marks, ...behind] }
}

/** The tags that a post may carry: without `#`, without repetition, the first eight. */
export function validTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const tag of tags) {
    const name = tag.trim().replace(/^#+/, '')
    const fits = countGraphemes(name) <= tagLimits.graphemes && countBytes(name) <= tagLimits.bytes
    const key = name.toLowerCase()
    if (name !== '' && fits && !seen.has(key)) seen.set(key, name)
  }
  return [...seen.values()].slice(0, tagLimits.count)
}
