import type { Browser, Page } from 'playwright-core'

export const widths = [360, 1280] as const
export const schemes = ['light', 'dark'] as const

/** A page in Chromium whose pictures have the size that their addresses say; nothing else is answered. */
export interface View extends AsyncDisposable {
  readonly page: Page
  /** Shows a document, and waits for its pictures unless they are late. */
  readonly show: (html: string) => Promise<void>
}

interface ViewOptions {
  readonly width: number
  readonly scheme: (typeof schemes)[number]
  /** What pictures wait for; absent: they are there at once. */
  readonly arrival?: Promise<unknown>
}

export async function openPages(browser: Browser, { width, scheme, arrival }: ViewOptions): Promise<View> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme })
  const page = await context.newPage()
  await page.route('**/*', async (route) => {
    const [, pictureWidth, height] = /(\d+)x(\d+)\.\w+$/.exec(route.request().url()) ?? []
    if (pictureWidth === undefined || height === undefined) return route.abort()
    await arrival
    return route.fulfill({ contentType: 'image/svg+xml', body: drawHarbour(Number(pictureWidth), Number(height)) })
  })
  const show = async (html: string): Promise<void> => {
    await page.setContent(html.replaceAll('loading="lazy"', ''), {
      waitUntil: arrival === undefined ? 'load' : 'domcontentloaded',
    })
  }
  return { page, show, [Symbol.asyncDispose]: async () => context.close() }
}

/** A picture that shows how it is cut: the sun is a circle in its middle. */
function drawHarbour(width: number, height: number): string {
  const [x, y, size] = [width / 2, height / 2, Math.min(width, height) / 8]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#34506b"/><stop offset="1" stop-color="#e0a878"/></linearGradient>
    <rect width="100%" height="60%" fill="url(#sky)"/><circle cx="${x}" cy="${y}" r="${size}" fill="#f6d9a8"/>
    <rect y="58%" width="100%" height="42%" fill="#26384a"/>
    <path d="M${x - 2 * size} ${height * 0.66}h${2.4 * size}l${size / -2} ${size / 2}h${-1.4 * size}z" fill="#11161c"/>
    <rect x="1" y="1" width="${width - 2}" height="${height - 2}" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="2"/>
  </svg>`
}
