import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Draft } from '../../shared/article/draft.ts'
import { parseHtml, textOf } from '../../shared/article/html-tree.ts'
import { Rejection } from '../../shared/article/rejection.ts'
import { settleBody } from '../../shared/article/settle-body.ts'
import { parseWebPage } from '../../shared/article/web-page.ts'
import { publication } from './publication.ts'

/** How one page was read, beside how it should have been. */
export interface PageScore {
  readonly page: string
  /** Of the words of the article, 0 to 1. */
  readonly f1: number
  readonly title: string
  readonly expectedTitle: string
  readonly authors: string
  readonly expectedByline: string | null
  readonly language: string | undefined
  readonly expectedLanguage: string | undefined
  readonly ms: number
}

interface Expected {
  readonly title: string
  readonly byline?: string | null
  readonly lang?: string | null
}

/** Scores every `<page>/source.html` of a folder by its `expected.html` and `expected-metadata.json`. */
export function scorePages(folder: string): readonly PageScore[] {
  return readdirSync(folder)
    .filter((page) => existsSync(`${folder}/${page}/source.html`))
    .toSorted()
    .map((page) => scorePage(folder, page))
}

function scorePage(folder: string, page: string): PageScore {
  const read = (name: string): string => readFileSync(`${folder}/${page}/${name}`, 'utf8')
  const expected = JSON.parse(read('expected-metadata.json')) as Expected
  const source = read('source.html')
  const started = performance.now()
  const { text, draft } = readPage(source)
  const ms = performance.now() - started
  return {
    page,
    f1: f1Of(words(text), words(textOf(parseHtml(read('expected.html'), 'fragment')))),
    title: draft.title ?? '',
    expectedTitle: expected.title.replace(/\s+/g, ' ').trim(),
    authors: (draft.authors ?? []).map(({ name }) => name).join(', '),
    expectedByline: expected.byline ?? null,
    language: draft.language,
    expectedLanguage: expected.lang ?? undefined,
    ms,
  }
}

/** A page that is refused has nothing of what it should. */
function readPage(source: string): { text: string; draft: Partial<Draft> } {
  try {
    const draft = parseWebPage(source, publication)
    return { text: settleBody(draft, draft.title ?? '').text, draft }
  } catch (error) {
    if (error instanceof Rejection) return { text: '', draft: {} }
    throw error
  }
}

const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The harmonic mean of precision and recall of a bag of words. */
function f1Of(found: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let hits = 0
  for (const word of found) {
    const count = left.get(word) ?? 0
    if (count > 0) hits += 1
    left.set(word, count - 1)
  }
  return found.length + wanted.length === 0 ? 1 : (2 * hits) / (found.length + wanted.length)
}

/** Whether the found title, byline and language are the expected ones; a byline has the names and may have more. */
export function rightOf(score: PageScore): { title: boolean; byline: boolean; language: boolean } {
  const { title, expectedTitle, authors, expectedByline, language, expectedLanguage } = score
  const byline = (expectedByline ?? '').replace(/\s+/g, ' ')
  return {
    title: title.replace(/\s+/g, ' ') === expectedTitle,
    byline:
      byline === '' ? authors === '' : authors !== '' && authors.split(', ').every((name) => byline.includes(name)),
    language: (language ?? '').toLowerCase() === (expectedLanguage ?? '').toLowerCase(),
  }
}
