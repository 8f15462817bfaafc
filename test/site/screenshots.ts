/** Writes what every kind of page looks like, narrow and wide, light and dark: `npm run screenshots -- DIR [FILE…]`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startChromium } from '../support/chromium.ts'
import { openPages, schemes, widths } from './browse.ts'
import { samplePages } from './sample-pages.ts'

const [folder = 'screenshots', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
await using browser = await startChromium()
const pages = (await samplePages()).filter(({ name }) => only.length === 0 || only.includes(name))
for (const width of widths) {
  for (const scheme of schemes) {
    await using view = await openPages(browser, { width, scheme })
    for (const { name, html } of pages) {
      await view.show(html)
      await view.page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true })
    }
  }
}
console.log(`Wrote ${pages.length * widths.length * schemes.length} pictures to ${folder}`)
