import type { Block, Outline } from './blocks.ts'
import { isMeta } from './boilerplate.ts'
import { type CutSentence, cutSentences } from './cut-sentences.ts'

import { findAcronyms, findBareAcronyms, findBareNames, findIntroductions, findMainIntroductions } from './names.ts'
import { rankTexts } from './rank-texts.ts'
import { findDescriptions, findIntroduced, type Reference } from './references.ts'
import { isVerdict, looksAhead, scoreSentence } from './salience.ts'
import { stemsOf } from './stems.ts'
import { similarity, splitWords, termsOf, type TermVector, weighTerms } from './terms.ts'

/** A sentence of the article with all that the choice of posts asks about it. */
export interface Statement extends CutSentence {
  readonly block: Block
  /** Number of its block. */
  readonly place: number
  readonly words: number
  /** A whole sentence about the subject: not a fragment, not about the page. */
  readonly isWhole: boolean
  readonly isVerdict: boolean
  readonly looksAhead: boolean
  /** It is all quotation, and who says it stands elsewhere. */
  readonly isUnsigned: boolean
  /** What it is worth to a reader who reads nothing else. */
  readonly score: number
  /** Cosine with the title. */
  readonly toTitle: number
  readonly terms: TermVector
  readonly stems: ReadonlySet<string>
  /** What it takes for known from sentences before it. */
  readonly references: readonly Reference[]
}

/** What an article says, and what it is about. */
export interface Reading {
  readonly statements: readonly Statement[]
  readonly titleTerms: TermVector
  readonly summaryTerms: TermVector
}

const closingFrom = 0.85
const enoughOwnVoice = 8
const mostlyOwnVoice = 0.4

/** The sentences of an article in order, weighed by what they have to do with its title and summary. */
export function readStatements(
  outline: Outline,
  { title, summary, language }: { title: string; summary: string; language: string },
): Reading {
  const found = outline.blocks.flatMap((block, place) =>
    cutSentences(block, language).map((cut, index) => ({ cut, block, place, index })),
  )
  const texts = found.map(({ cut }) => cut.text)
  const words = texts.map((text) => splitWords(text, language))
  const bag = (text: string): string[] => termsOf(splitWords(text, language))
  const { vectors, extras } = weighTerms(
    words.map(termsOf),
    [title, `${title} ${summary}`, summary, ...outline.headings].map(bag),
  )
  const ranks = rankTexts(vectors)
  const introductions = findIntroductions(texts)
  const acronyms = findAcronyms(texts)
  const introduced = new Set<string>()
  const mainIntroductions = findMainIntroductions(texts, introductions)
  const none: TermVector = new Map()
  // Where most of an article is quoted (a digest), a quoted paragraph is its matter; elsewhere its speaker would be missed.
  const ownVoice = found.filter(({ cut }) => !cut.isQuoted).length
  const hasOwnVoice = ownVoice >= enoughOwnVoice || ownVoice >= mostlyOwnVoice * found.length
  const addressed = texts.slice(0, texts.length * closingFrom).filter((text) => reader.test(text)).length
  // Where the reader is not spoken to, a "you" among the last sentences is about the page.
  const isNotice = (text: string, number: number): boolean =>
    addressed * 20 <= texts.length && number >= texts.length * closingFrom && reader.test(text)
  const told = new Set<string>()
  const statements: Statement[] = []
  for (const [number, { cut, block, place, index }] of found.entries()) {
    const { text } = cut
    const terms = vectors[number] ?? none
    const isUnsigned = cut.isQuoted && hasOwnVoice
    const toTitle = similarity(terms, extras[0] ?? none)
    const stems = stemsOf(words[number] ?? [])
    const score = scoreSentence({
      text,
      toSubject: similarity(terms, extras[1] ?? none),
      toHeading: similarity(terms, extras[block.section + 3] ?? none),
      rank: ranks[number] ?? 0,
      firstOfBlock: index === 0,
      firstOfSection: index === 0 && outline.blocks[place - 1]?.section !== block.section,
      lastOfBlock: found[number + 1]?.place !== place,
      kind: block.kind,
      introduces: mainIntroductions.has(number) && number < found.length * 0.6,
      isSoft: cut.isSoft,
    })
    // Nothing stands before the first sentence that it could refer to.
    const references =
      number === 0
        ? []
        : [
            ...findDescriptions(text, language, introduced).filter(
              ({ stems: named, isEvent }) => isEvent || named.some((s) => told.has(s)),
            ),
            ...findBareNames(text, number, introductions),
            ...findBareAcronyms(text, number, acronyms),
          ]
    const count = words[number]?.length ?? 0
    const isWhole = isWholeSentence(text, count) && !isNotice(text, number)
    statements.push({
      ...cut,
      block,
      place,
      words: count,
      isWhole,
      isVerdict: isVerdict(text),
      looksAhead: looksAhead(text),
      isUnsigned,
      score,
      toTitle,
      terms,
      stems,
      references,
    })
    for (const stem of stems) told.add(stem)
    for (const stem of findIntroduced(text, language)) introduced.add(stem)
  }
  return { statements, titleTerms: extras[0] ?? none, summaryTerms: extras[2] ?? none }
}

const reader = /^[^“”„«»"]*\b(?:you|your|vous|votre|vos|usted|você)\b/iu
const ending = /[.!?…。！？؟۔।][”"’»“」』)\]）]*$/u
const fewestWords = 4
const isWholeSentence = (text: string, words: number): boolean =>
  words >= fewestWords && ending.test(text) && !isRelativeOnly(text) && !isMeta(text) && hasBalancedBrackets(text)

/** "The commission, which disagrees." */
function isRelativeOnly(text: string): boolean {
  const [subject = '', clause = '', ...others] = text.split(',')
  return others.length === 0 && subject.split(' ').length <= 4 && /^ (?:who|which|whose|qui|dont) /iu.test(clause)
}

const hasBalancedBrackets = (text: string): boolean =>
  (text.match(/[([（]/gu) ?? []).length === (text.match(/[)\]）]/gu) ?? []).length
