import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { composeEntry, type Entry } from './entries.ts'
import type { FeedFormat } from './feed-paths.ts'

/** What was made of an article so far. */
interface Remembered {
  readonly article: Article
  readonly entry: Entry
  readonly texts: Map<FeedFormat, string>
  characters: number
}

/** How the entry is written in one format, as an element of a feed in that language. */
export type RenderEntry = (entry: Entry, feedLanguage: string) => string

/** Some hundred megabytes at the most. */
const defaultMaxCharacters = 64_000_000

/**
 * The entries of one publication: each is composed, and rendered in each format, once for as long as its article stays
 * the same. When there are too many, those that nobody asked for longest are forgotten.
 */
export class EntryMemo {
  readonly #publication: Publication
  readonly #maxCharacters: number
  readonly #remembered = new Map<string, Remembered>()
  #characters = 0

  constructor(publication: Publication, maxCharacters = defaultMaxCharacters) {
    this.#publication = publication
    this.#maxCharacters = maxCharacters
  }

  /** @throws {Error} when no feed can carry the article */
  entryOf(article: Article): Entry {
    return this.#recall(article).entry
  }

  /** @throws {Error} when no feed can carry the article */
  textOf(article: Article, format: FeedFormat, render: RenderEntry): string {
    const remembered = this.#recall(article)
    const known = remembered.texts.get(format)
    if (known !== undefined) return known
    const text = render(remembered.entry, this.#publication.language)
    remembered.texts.set(format, text)
    this.#grow(remembered, text.length)
    return text
  }

  #recall(article: Article): Remembered {
    const known = this.#remembered.get(article.id)
    this.#remembered.delete(article.id)
    const isSame = known !== undefined && (known.article === article || isDeepStrictEqual(known.article, article))
    if (known !== undefined && !isSame) this.#characters -= known.characters
    const remembered = isSame ? known : this.#compose(article)
    this.#remembered.set(article.id, remembered)
    return remembered
  }

  #compose(article: Article): Remembered {
    const remembered = { article, entry: composeEntry(article, this.#publication), texts: new Map(), characters: 0 }
    this.#grow(remembered, article.bodyHtml.length + remembered.entry.contentHtml.length)
    return remembered
  }

  #grow(remembered: Remembered, characters: number): void {
    remembered.characters += characters
    this.#characters += characters
    for (const [id, oldest] of this.#remembered) {
      if (this.#characters <= this.#maxCharacters) return
      if (oldest === remembered) continue
      this.#remembered.delete(id)
      this.#characters -= oldest.characters
    }
  }
}

const memos = new WeakMap<Publication, EntryMemo>()

/** The entries of this publication. */
export function memoOf(publication: Publication): EntryMemo {
  const known = memos.get(publication)
  if (known) return known
  const memo = new EntryMemo(publication)
  memos.set(publication, memo)
  return memo
}
