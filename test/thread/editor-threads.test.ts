import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { composeThread } from '../../shared/thread/compose.ts'
import { markedTexts } from './marked-texts.ts'

interface EditorCase {
  name: string
  language: string
  posts: string[]
  expected: string[]
  /** What stands in the text, and what its facet says: the address, the tag or the handle. */
  marked: Record<string, string>
}

const cases = readFileSync(new URL('corpus/editor-threads.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EditorCase)

const article = { title: 'Owls', summary: 'A count of owls.', tags: ['Owls'], bodyHtml: '<p>Owls were counted.</p>' }
const options = { pageUrl: 'https://digest.example.org/articles/owls/', maxPosts: 1 }

describe('an editor’s own thread', () => {
  it.each(cases)('$name', ({ language, posts, expected, marked }) => {
    const thread = composeThread({ ...article, language, bluesky: { thread: posts } }, options)
    expect(thread.map(({ text }) => text)).toEqual(expected)
    expect(Object.fromEntries(thread.flatMap(markedTexts))).toEqual(marked)
  })

  it('wins over the article, whatever the publication says of the number of posts', () => {
    const thread = composeThread({ ...article, language: 'en', bluesky: { thread: ['One.', 'Two.'] } }, options)
    expect(thread.map(({ text, card, tags }) => ({ text, card: card?.title, tags }))).toEqual([
      { text: 'One.', card: 'Owls', tags: ['Owls'] },
      { text: 'Two.', card: undefined, tags: ['Owls'] },
    ])
  })
})
