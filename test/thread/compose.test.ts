import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { composeThread } from '../../shared/thread/compose.ts'
import { countBytes, countGraphemes } from '../../shared/thread/post-text.ts'

interface ThreadCase {
  name: string
  language: string
  title: string
  summary: string
  body: string
  tags: string[]
  includes: string[]
  excludes: string[]
  count?: number
  first?: string
}

const pageUrl = 'https://digest.example.org/articles/sample/'
const cases = readFileSync(new URL('corpus/threads.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ThreadCase)

const compose = (sample: ThreadCase, maxPosts = 5) =>
  composeThread({ ...sample, bodyHtml: sample.body, bluesky: {} }, { pageUrl, maxPosts })

const bodyOf = (text: string, title: string): string =>
  text.startsWith(title) ? text.slice(title.length).trim() : text
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
const plain = (html: string): string => letters(html.replace(/(?<!\d)<sup>.*?<\/sup>|<[^>]+>|\[\d+\]/gs, ''))

describe(composeThread, () => {
  it.each(cases)('$name', (sample) => {
    const posts = compose(sample).map(({ text }) => text)
    const whole = posts.join('\n---\n')
    for (const part of sample.includes) expect(whole).toContain(part)
    for (const part of sample.excludes) expect(whole).not.toContain(part)
    expect(posts).toHaveLength(sample.count ?? posts.length)
    expect(posts[0]).toBe(sample.first ?? posts[0])
  })

  it.each(cases)('keeps the rules of every post: $name', (sample) => {
    const posts = compose(sample)
    expect(posts.length).toBeGreaterThan(0)
    expect(posts.length).toBeLessThanOrEqual(5)
    const source = plain(sample.body) + letters(sample.summary)
    let place = 0
    for (const [index, { text, langs }] of posts.entries()) {
      expect(countGraphemes(text)).toBeLessThanOrEqual(300)
      expect(countBytes(text)).toBeLessThanOrEqual(3000)
      expect(langs).toEqual([sample.language])
      const body = index === 0 ? bodyOf(text, sample.title) : text
      if (body === '' || body.endsWith('…')) continue
      expect(body, 'is whole').toMatch(/[.!?。？！؟][”"’»“」』)]*$/u)
      expect(body, 'stands alone').not.toMatch(
        /^[“«„「]?(?:But|It|This|These|They|He|She|Mais|Doch|Aber|Es|しかし|لكن)\s/u,
      )
      expect((body.match(/[“«「]/gu) ?? []).length, 'is balanced').toBe(
        sample.language === 'de' ? (body.match(/[“]/gu) ?? []).length : (body.match(/[”»」]/gu) ?? []).length,
      )
      const found = source.indexOf(letters(body), place)
      expect(found, 'is from the article, in its order').toBeGreaterThanOrEqual(0)
      place = sample.summary !== '' && index === 0 ? 0 : found + 1
    }
  })

  it('puts the card on the first and the last post', () => {
    const report = cases.find(({ name }) => name.includes('report with sections'))
    if (!report) throw new Error('The corpus is empty')
    const cards = compose(report).map(({ card }) => card?.uri)
    expect(cards).toEqual([pageUrl, undefined, pageUrl])
  })

  it.each([1, 2, 3, 10])('composes at most %i posts when asked', (maxPosts) => {
    for (const sample of cases) expect(compose(sample, maxPosts).length).toBeLessThanOrEqual(maxPosts)
  })

  it('posts what the editor wrote, with its links and hashtags, split only where it is too long', () => {
    const long = `${'The council met again and again. '.repeat(12)}It ended (see https://example.org/a_(b)).`
    const thread = composeThread(
      {
        title: 'Title',
        summary: 'Summary.',
        bodyHtml: '<p>Body text is here and it is a sentence.</p>',
        language: 'en',
        tags: ['Peace', 'peace', '#Korea'],
        bluesky: { thread: ['Read this! #Peace', long], cardTitle: 'Own title' },
      },
      { pageUrl, maxPosts: 2 },
    )
    expect(thread.map(({ text }) => text).join(' ')).toBe(`Read this! #Peace ${long}`)
    expect(thread).toHaveLength(3)
    expect(thread[0]).toMatchObject({ card: { title: 'Own title', description: 'Summary.' }, tags: ['Peace', 'Korea'] })
    expect(thread[0]?.facets).toEqual([
      { index: { byteStart: 11, byteEnd: 17 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'Peace' }] },
    ])
    expect(thread[2]?.facets[0]?.features).toEqual([
      { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/a_(b)' },
    ])
  })

  it('links what the article links, and nothing within the page', () => {
    const bodyHtml =
      '<p>“Ça va: the <a href="/tides">tide tables — all</a> of the <a href="#coast">coast</a> are <a href="mailto:a@example.org">free</a>.</p>'
    const article = { title: 'Tides 🌊', summary: '', bodyHtml, language: 'en', tags: [], bluesky: {} }
    const [post] = composeThread(article, { pageUrl, maxPosts: 5 })
    const [facet, ...others] = post?.facets ?? []
    const bytes = Buffer.from(post?.text ?? '').subarray(facet?.index.byteStart, facet?.index.byteEnd)
    expect(bytes.toString()).toBe('tide tables — all')
    expect(facet?.features).toEqual([
      { $type: 'app.bsky.richtext.facet#link', uri: 'https://digest.example.org/tides' },
    ])
    expect(others).toEqual([])
  })

  it('splits an editor’s post between sentences, then clauses', () => {
    const clause = 'the river rose another hand in the night, '
    const thread = composeThread(
      { title: 'T', summary: '', bodyHtml: '', language: 'en', tags: [], bluesky: { thread: [clause.repeat(12)] } },
      { pageUrl, maxPosts: 5 },
    )
    for (const { text } of thread) expect(text).toMatch(/night,$/)
  })

  const korea = new URL('../../../shared/articles/korea-peace-talks.txt', import.meta.url)
  it.skipIf(!existsSync(korea))('leads the digest article with its turn, in three to five posts', () => {
    const lines = readFileSync(korea, 'utf8').split(/\n+/u).filter(Boolean)
    const [, title = '', , ...rest] = lines
    const bodyHtml = rest
      .filter((line) => !/^(?:Next|Previous) article/.test(line))
      .map((line) => `<p>${line}</p>`)
      .join('')
    const thread = composeThread(
      { title, summary: '', bodyHtml, language: 'en', tags: [], bluesky: {} },
      { pageUrl, maxPosts: 5 },
    )
    expect(thread[0]?.text).toContain('\n\nIn Seoul, Koreans aren’t wasting time')
    expect(thread).toHaveLength(5)
    for (const { text } of thread.slice(1)) expect(text).toMatch(/^“.+”$/u)
  })
})
