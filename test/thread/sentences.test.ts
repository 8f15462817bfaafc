import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { splitSentences } from '../../shared/thread/sentences.ts'

interface SentenceCase {
  name: string
  language: string
  text: string
  sentences: string[]
}

const cases = readFileSync(new URL('corpus/sentences.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as SentenceCase)

describe(splitSentences, () => {
  it.each(cases)('$name ($language)', ({ language, text, sentences }) => {
    expect(splitSentences(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(sentences)
  })
})
