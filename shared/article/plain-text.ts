import type { Publication } from '../publication.ts'
import { parseByline } from './byline.ts'
import { cleanLine, comparable } from './clean-text.ts'
import type { Draft } from './draft.ts'
import { messages } from './messages.ts'
import { isChrome } from './page-chrome.ts'
import { Rejection } from './rejection.ts'
import { renderBlocks, splitBlocks, type TextBlock } from './text-blocks.ts'

type Outlet = Pick<Publication, 'title' | 'tagline' | 'timeZone'>

/** A title stands among the first lines of a text, and is no longer than this. */
const titleWithin = 12
const lineLimit = 20_000
const titleLimit = 200

/**
 * Plain text, typed or copied from a web page. `title` is the one in the front matter: where the text begins with it, it is left out
 * of the body as any other title is.
 *
 * @throws {Rejection} when it has too many lines
 */
export function parsePlainText(plain: string, outlet: Outlet, title?: string): Draft {
  const notes: string[] = []
  const blocks = splitBlocks(plain)
  if (blocks.reduce((sum, block) => sum + block.length, 0) > lineLimit) throw Rejection.of(messages.tooManyLines())
  const { title: found, above, rest } = splitTitle(blocks, outlet, title)
  for (const line of above) notes.push(messages.leftOutAbove(line))
  const { authors, date, body } = takeBylines(rest, outlet.timeZone)
  const { kept, dropped } = trimEnd(body)
  for (const line of dropped) notes.push(messages.leftOutLine(line))
  return {
    ...(found === undefined ? {} : { title: cleanLine(found) }),
    ...(authors.length > 0 ? { authors } : {}),
    ...(date === undefined ? {} : { date }),
    body: { type: 'root', children: renderBlocks(kept) },
    notes,
  }
}

interface SplitTitle {
  readonly title?: string
  /** The lines above the title, left out. */
  readonly above: readonly string[]
  readonly rest: readonly TextBlock[]
}

function splitTitle(blocks: readonly TextBlock[], outlet: Outlet, given: string | undefined): SplitTitle {
  const lines = blocks.slice(0, titleWithin).flatMap((block) => block)
  const head = lines.slice(0, titleWithin)
  if (given !== undefined) {
    const last = head.findLastIndex((line) => isSameTitle(line, given))
    if (last < 0) return { above: [], rest: blocks }
    return { above: above(head, last, given), rest: dropLines(blocks, last + 1) }
  }
  const repeated = head.findIndex((line, index) => head.slice(index + 1).some((other) => isSameTitle(line, other)))
  if (repeated >= 0) {
    const first = head[repeated] ?? ''
    const last = head.findLastIndex((line) => isSameTitle(line, first))
    const title = (head[last] ?? '').length < first.length ? (head[last] ?? first) : first
    return { title, above: above(head, last, title), rest: dropLines(blocks, last + 1) }
  }
  const start = head.findIndex((line) => !isChrome(line) && !isOutlet(line, outlet))
  const line = head[start]
  const rest = dropLines(blocks, start)
  if (line === undefined || !isTitleLine(rest[0] ?? [], outlet.timeZone)) return { above: [], rest: blocks }
  const isUnderlined = /^\s*(?:={3,}|-{3,})\s*$/.test(rest[0]?.[1] ?? '')
  return { title: line, above: head.slice(0, start), rest: dropLines(rest, isUnderlined ? 2 : 1) }
}

/** Whether two lines are one title, perhaps with the name of the site after it. */
function isSameTitle(line: string, other: string): boolean {
  const [short, long] = [line.trim(), other.trim()].toSorted((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || long.length > titleLimit || comparable(short) === '') return false
  if (comparable(short) === comparable(long)) return true
  return long.startsWith(short) && /^ ?[|–—•·-] \S/.test(long.slice(short.length))
}

const isOutlet = (line: string, { title, tagline }: Outlet): boolean =>
  [title, tagline].some((own) => comparable(own) !== '' && comparable(own) === comparable(line))

const above = (head: readonly string[], last: number, title: string): readonly string[] =>
  head.slice(0, last).filter((line) => !isSameTitle(line, title))

/** A first line that stands alone, or above an underline or a byline: anything else begins a paragraph. */
function isTitleLine([first = '', second]: TextBlock, timeZone: string): boolean {
  if (first.trim().length > 150) return false
  return second === undefined || /^\s*(?:={3,}|-{3,})\s*$/.test(second) || parseByline(second, timeZone) !== undefined
}

function takeBylines(
  blocks: readonly TextBlock[],
  timeZone: string,
): Pick<Draft, 'authors' | 'date'> & { authors: NonNullable<Draft['authors']>; body: readonly TextBlock[] } {
  let body = blocks
  let authors: NonNullable<Draft['authors']> = []
  let date: string | undefined
  for (let tries = 0; tries < 3; tries += 1) {
    const byline = parseByline(body[0]?.[0] ?? '', timeZone)
    if (byline === undefined || (byline.authors.length === 0 && byline.date === undefined)) break
    if (authors.length === 0) ({ authors } = byline)
    date ??= byline.date
    body = dropLines(body, 1)
  }
  return { authors, ...(date === undefined ? {} : { date }), body }
}

function trimEnd(blocks: readonly TextBlock[]): { kept: readonly TextBlock[]; dropped: readonly string[] } {
  const kept = blocks.map((block) => [...block])
  const dropped: string[] = []
  for (let last = kept.at(-1); last !== undefined && isChrome(last.at(-1) ?? ''); last = kept.at(-1)) {
    dropped.unshift(last.pop() ?? '')
    if (last.length === 0) kept.pop()
  }
  return { kept, dropped }
}

function dropLines(blocks: readonly TextBlock[], count: number): readonly TextBlock[] {
  let left = count
  return blocks.flatMap((block) => {
    const dropped = Math.min(left, block.length)
    left -= dropped
    return dropped === block.length ? [] : [block.slice(dropped)]
  })
}
