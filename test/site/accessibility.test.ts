import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from '../support/chromium.ts'
import { openPages, schemes, widths, type View } from './browse.ts'
import { samplePages } from './sample-pages.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = await samplePages()

async function violationsOf({ page }: View): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate<AxeResults>(
    'axe.run({ resultTypes: ["violations"], runOnly: tags })'.replace('tags', JSON.stringify(tags)),
  )
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe
  .skipIf(chromiumPath === undefined)
  .each(widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme }))))(
  'every page at $width pixels in the $scheme',
  ({ width, scheme }) => {
    let browser: Browser
    let view: View
    beforeAll(async () => {
      browser = await startChromium()
      view = await openPages(browser, { width, scheme })
    })
    afterAll(async () => browser.close())

    it.each(pages)('has no violation that axe knows: $name', async ({ html }) => {
      await view.show(html)
      expect(await violationsOf(view)).toEqual([])
    })

    it.each(pages)('is as wide as the window: $name', async ({ html }) => {
      await view.show(html)
      expect(await view.page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    })

    it('finds a violation, and a page that is too wide, where there is one', async () => {
      await view.show(
        '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><img src="1x1.png"><pre>'.padEnd(9000, 'x'),
      )
      expect(await violationsOf(view)).toEqual([expect.stringMatching(/^image-alt: /)])
      expect(await view.page.evaluate('document.documentElement.scrollWidth')).toBeGreaterThan(width)
    })
  },
)
