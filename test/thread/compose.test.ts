import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { composeThread } from '../../shared/thread/compose.ts'
import { countBytes, countGraphemes } from '../../shared/thread/post-text.ts'

interface ThreadCase {
  rule: keyof typeof rules
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

const rules = {
  hook: 'begins with a hook that makes sense alone and names the subject',
  points: 'makes one point a post, in the order of the article, from all its sections to its conclusion',
  length: 'is as long as the article deserves',
  whole: 'has whole sentences, none of which leans on what is not there',
  quotations: 'keeps quotation marks and who speaks',
  abbreviations: 'splits no sentence at an abbreviation, an initial, a date or an ellipsis',
  repetition: 'says nothing twice',
  furniture: 'leaves out footnote marks, credits, labels and boilerplate',
  shortened: 'shortens a sentence only where there is no other, at a clause and never in a quotation',
  limits: 'counts graphemes and bytes, and marks links and hashtags',
  languages: 'speaks the language of the article',
}

const pageUrl = 'https://digest.example.org/articles/sample/'
const cases = readFileSync(new URL('corpus/threads.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ThreadCase)

const compose = (sample: ThreadCase, maxPosts = 5, minPosts?: number) =>
  composeThread({ ...sample, bodyHtml: sample.body, bluesky: {} }, { pageUrl, maxPosts, minPosts })

const bodyOf = (text: string, title: string): string =>
  text.startsWith(title) ? text.slice(title.length).trim() : text
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
const plain = (html: string): string => letters(html.replace(/(?<!\d)<sup>.*?<\/sup>|<[^>]+>|\[\d+\]/gs, ''))

describe.each(Object.entries(rules))('a thread: %s', (rule, title) => {
  const own = cases.filter((sample) => sample.rule === rule)

  it(`${title} (${own.length} of ${cases.length} cases)`, () => {
    expect(own.length).toBeGreaterThan(0)
  })

  it.each(own)('$name', (sample) => {
    const posts = compose(sample).map(({ text }) => text)
    const whole = posts.join('\n---\n')
    for (const part of sample.includes) expect(whole).toContain(part)
    for (const part of sample.excludes) expect(whole).not.toContain(part)
    expect(posts).toHaveLength(sample.count ?? posts.length)
    expect(posts[0]).toBe(sample.first ?? posts[0])
  })
})

describe(composeThread, () => {
  it('is held to at least 60 cases, among them English, French, German, Arabic and Japanese ones', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
    const languages = new Set(cases.map(({ language }) => language))
    for (const language of ['en', 'fr', 'de', 'ar', 'ja']) expect(languages).toContain(language)
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

  it.each([2, 4, 5])('composes at least %i posts of an article that is long enough when asked', (minPosts) => {
    const long = cases.filter(
      (sample) => compose(sample).length >= 3 && /Three ways|report/.test(sample.title + sample.name),
    )
    for (const sample of long) {
      expect(compose(sample, 5, minPosts).length).toBeGreaterThanOrEqual(Math.min(minPosts, 5))
    }
  })

  it('keeps at most so many posts where the publication wants at least more', () => {
    for (const sample of cases) expect(compose(sample, 2, 5).length).toBeLessThanOrEqual(2)
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

  it('composes five posts of an article of twenty thousand words', () => {
    const verbs = ['raised', 'closed', 'mended', 'painted', 'sold', 'flooded', 'measured']
    const sentence = (number: number): string =>
      `Keeper ${number} of the lock at mile ${number * 7} ${verbs[number % verbs.length]} gate ${number * 3} in the year ${1200 + (number % 800)}.`
    const bodyHtml = Array.from({ length: 1400 }, (_, number) => `<p>${sentence(number)}</p>`).join('')
    const article = { title: 'The locks of the canal', summary: '', bodyHtml, language: 'en', tags: [], bluesky: {} }
    expect(composeThread(article, { pageUrl, maxPosts: 5 })).toHaveLength(5)
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
