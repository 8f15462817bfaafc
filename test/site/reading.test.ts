import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { renderHome } from '../../shared/site/home.ts'
import { renderPage } from '../../shared/site/page.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'
import { chromiumPath, startChromium } from '../support/chromium.ts'
import { openPages, widths } from './browse.ts'
import { samplePicture } from './sample-articles.ts'

const figure =
  '<figure><img src="https://lantern.example/media/900x600.jpg" alt="A boat" width="900" height="600"></figure>'
const bodyHtml = `<p>The ferry ran.</p>${figure}<h2>What comes next</h2><p>It runs again.</p>`
const page = (changes: Partial<Article> = {}): string =>
  renderPage(sampleArticle(0, { bodyHtml, ...changes }), samplePublication)
const { width: _width, height: _height, ...unsized } = samplePicture(640, 480)

describe.skipIf(chromiumPath === undefined).each(widths)('a page at %i pixels', (width) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(async () => browser.close())

  it('begins with a link that leads the keyboard to the text', async () => {
    await using view = await openPages(browser, { width, scheme: 'light' })
    await view.show(page())
    await view.page.keyboard.press('Tab')
    const skip = await view.page.locator(':focus').boundingBox()
    expect(skip?.y).toBeGreaterThanOrEqual(0)
    await view.page.keyboard.press('Enter')
    expect(await view.page.locator(':focus').getAttribute('id')).toBe('main')
  })

  it.each([
    { name: 'the cover', html: page({ image: samplePicture(1600, 900) }) },
    { name: 'a cover of unknown size', html: page({ image: unsized }) },
    { name: 'a picture in the text', html: page() },
    {
      name: 'the pictures of the front page',
      html: renderHome({
        publication: samplePublication,
        articles: Array.from({ length: 9 }, (_, index) => sampleArticle(index, { image: samplePicture(800, 1200) })),
      }),
    },
  ])('does not jump when $name arrives', async ({ html }) => {
    const { promise: arrival, resolve } = Promise.withResolvers<undefined>()
    await using view = await openPages(browser, { width, scheme: 'light', arrival })
    await view.show(html)
    const places = async (): Promise<unknown> =>
      view.page.evaluate(
        '[...document.querySelectorAll("h2, p, footer")].map((each) => each.getBoundingClientRect().top)',
      )
    const before = await places()
    resolve(undefined)
    await view.page.waitForFunction('[...document.images].every(({ naturalWidth }) => naturalWidth > 0)')
    expect(await places()).toEqual(before)
  })
})
