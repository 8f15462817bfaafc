import type { Browser } from 'playwright-core'

/** Runs in every frame before anything else: what a payload calls is reported to the outermost page. */
const canary = `(() => {
  const report = (name) => (...values) => { top.hits.push(name + '(' + values.join() + ')') }
  if (self === top) top.hits = []
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) self[name] = report(name)
})()`

/** Runs in the outermost page, once all frames are loaded: what stands in their documents. */
const look = `(() => {
  const dangers = []
  const schemes = ['http:', 'https:', 'mailto:', 'about:']
  const names = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'cite', 'background', 'xlink:href', 'ping']
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const isData = element.localName === 'script' && element.type === 'application/ld+json'
      if (/^(script|iframe|frame|object|embed|base|applet|portal)$/.test(element.localName) && !isData) dangers.push(element.localName)
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$/.test(name)) dangers.push(element.localName + ' ' + name)
        // An empty icon of a page's own: it keeps the browser from asking for one.
        const isOwnIcon = element.localName === 'link' && element.rel === 'icon' && value === 'data:,'
        if (!names.includes(name) || isOwnIcon) continue
        const url = URL.parse(value, 'https://reader.example/')
        if (url !== null && !schemes.includes(url.protocol)) dangers.push(element.localName + ' ' + name + '=' + value)
      }
      if (element.localName === 'meta' && element.httpEquiv !== '') dangers.push('meta ' + element.httpEquiv)
      if (element.shadowRoot) visit(element.shadowRoot)
    }
  }
  return [...document.querySelectorAll('iframe')].map((frame) => {
    dangers.length = 0
    visit(frame.contentDocument)
    return dangers.join('; ')
  })
})()`

/** What the engine did and found: the calls that payloads made, and for each document the dangers in it, or nothing. */
export interface Verdict {
  readonly hits: readonly string[]
  readonly dangers: readonly string[]
}

const perLoad = 60

/**
 * Opens each document in a frame of its own, without any policy that would keep it from running what is in it, and says
 * what ran and what could. Nothing is fetched: this Chromium finds no host but its own.
 */
export async function judge(browser: Browser, documents: readonly string[]): Promise<Verdict> {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 640 } })
  await context.addInitScript(canary)
  const hits: string[] = []
  const dangers: string[] = []
  for (let start = 0; start < documents.length; start += perLoad) {
    const page = await context.newPage()
    await page.evaluate(fill(documents.slice(start, start + perLoad)))
    dangers.push(...(await page.evaluate<string[]>(look)))
    hits.push(...(await page.evaluate<string[]>('hits')))
    await page.close()
  }
  await context.close()
  return { hits, dangers }
}

/** Loads all documents at once, and waits until what they start at once has started. */
const fill = (documents: readonly string[]): string => `(async () => {
  const documents = ${JSON.stringify(documents)}
  await Promise.all(documents.map((html) => new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.onload = resolve
    frame.srcdoc = html
    document.body.append(frame)
  })))
  await new Promise((resolve) => setTimeout(resolve, 50))
})()`
