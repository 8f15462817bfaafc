import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalStack } from '../../local/stack-options.ts'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import { feedStylesheetPath, renderFeedStylesheet } from '../../shared/feeds/feed-stylesheet.ts'
import { richPublication, sampleArticle, sampleDocument } from '../feeds/sample.ts'
import { samplePublication, synthesize } from '../infra/synthesize.ts'
import { resourcesOf } from '../infra/template.ts'
import { chromiumPath, startChromium } from '../support/chromium.ts'
import { getRaw } from '../support/get-raw.ts'
import { smallResources } from '../support/small-assembly.ts'
import { startSmallStack } from '../support/small-stack.ts'

const document = sampleDocument(
  [0, 1, 2].map((index) => sampleArticle(index)),
  {
    publication: richPublication,
    place: { kind: 'current', prevArchive: 1 },
  },
)
const files = feedFiles(document.list, document.place)
const hubs = ['https://hub.example/']
let stack: LocalStack

/** The resources of the real stack that answer for the site, under the names that the small stack has for them. */
function edgeResources() {
  const template = synthesize(samplePublication({ hubs }))
  const codeOf = (part: string) =>
    resourcesOf(template, 'AWS::CloudFront::Function').find(({ name }) => name.includes(part)) ?? {}
  const [headers = {}] = resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy')
  return { FolderIndex: codeOf('FolderIndex'), Seen: codeOf('FeedHeaders'), Headers: headers }
}

beforeAll(async () => {
  stack = await startSmallStack({ resources: { ...smallResources(), ...edgeResources() } })
  const put = async (path: string, contentType: string, body: string) =>
    stack.operator.s3(
      'PUT',
      `/site${path}`,
      { 'content-type': contentType, 'cache-control': 'public, max-age=60' },
      Buffer.from(body),
    )
  await put(feedStylesheetPath, 'text/css; charset=utf-8', renderFeedStylesheet(richPublication))
  for (const { path, contentType, render } of files) await put(path, contentType, render(document))
})

afterAll(async () => stack?.stop())

describe('a feed at the edge', () => {
  it.each(files)(
    'has its media type, its hubs and a strong tag for who asks without a wish: $path',
    async ({ path, contentType }) => {
      const { status, headers } = await getRaw(`${stack.siteUrl}${path}`)
      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-type': contentType,
        'cache-control': 'public, max-age=60',
        link: `<https://lighthouse.example${path}>; rel="self", <https://hub.example/>; rel="hub"`,
      })
      expect(headers['etag']).toMatch(/^"[^"]+"$/)
    },
  )

  it.each(files)('is compressed for who takes that, and not sent again to who has it: $path', async ({ path }) => {
    const url = `${stack.siteUrl}${path}`
    const plain = await getRaw(url)
    for (const encoding of ['br', 'gzip']) {
      const compressed = await getRaw(url, { 'accept-encoding': encoding })
      expect(compressed.headers).toMatchObject({
        'content-encoding': encoding,
        etag: `W/${String(plain.headers['etag'])}`,
      })
      expect(compressed.body.length).toBeLessThan(plain.body.length)
      const again = await getRaw(url, {
        'accept-encoding': encoding,
        'if-none-match': String(compressed.headers['etag']),
      })
      expect([again.status, again.body.length]).toEqual([304, 0])
    }
    expect((await getRaw(url, { 'if-none-match': String(plain.headers['etag']) })).status).toBe(304)
  })
})

interface Seen {
  readonly background: string
  readonly overflows: boolean
  readonly shown: readonly string[]
  readonly notice: string
}

/** Runs in the browser. */
const look = `({
  background: getComputedStyle(document.documentElement).backgroundColor,
  overflows: document.documentElement.scrollWidth > innerWidth,
  shown: [...document.querySelectorAll('*')]
    .filter((element) => element.getClientRects().length > 0 && element.children.length === 0)
    .map((element) => element.textContent),
  notice: getComputedStyle(document.querySelector('channel, feed'), '::before').content,
})`

describe.skipIf(chromiumPath === undefined)('a feed opened in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(async () => browser?.close())

  it.each(
    ['/feed.xml', '/atom.xml'].flatMap((path) =>
      [360, 1280].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ path, width, colorScheme }))),
    ),
  )('is a page: $path, $width pixels wide, $colorScheme', async ({ path, width, colorScheme }) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
    const refused: string[] = []
    page.on('console', (message) => {
      if (!message.location().url.endsWith('/favicon.ico')) refused.push(message.text())
    })
    await page.goto(`${stack.siteUrl}${path}`)
    const seen = await page.evaluate<Seen>(look)
    await page.close()
    expect(refused).toEqual([])
    expect(seen.background).toBe(colorScheme === 'light' ? 'rgb(253, 252, 248)' : 'rgb(22, 21, 19)')
    expect(seen.overflows).toBe(false)
    expect(seen.notice).toContain('This is a web feed.')
    expect(seen.shown).toEqual(
      expect.arrayContaining([
        'The Lantern & Ledger',
        'Ferry 0 runs again',
        'The crossing to the island is open after 3 weeks.',
      ]),
    )
    expect(seen.shown.join(' ')).not.toContain('<p>')
  })

  it('has letters of a size that can be read on a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })
    const page = await context.newPage()
    await page.goto(`${stack.siteUrl}/feed.xml`)
    const pixels = await page.evaluate<number>(
      'parseFloat(getComputedStyle(document.documentElement).fontSize) * screen.width / innerWidth',
    )
    await context.close()
    expect(pixels).toBeGreaterThan(14)
    expect(pixels).toBeLessThan(20)
  })
})
