import { describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from './chromium.ts'

describe.skipIf(chromiumPath === undefined)('startChromium', () => {
  it('reads what it is given, and looks up no name of another host', async () => {
    await using browser = await startChromium()
    const page = await browser.newPage()
    await page.setContent('<h1>Ebb and flow</h1>')
    expect(await page.locator('h1').textContent()).toBe('Ebb and flow')
    await expect(page.goto('http://tidings.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  })
})
