import { parseHTML } from 'linkedom'
import { parse } from 'parse5'
import { fromParse5 } from 'hast-util-from-parse5'
import { elementsOf } from '../../shared/article/html-tree.ts'

const running = new Set(
  'script style iframe frame object embed applet svg math template link meta base form input button textarea select video audio'.split(
    ' ',
  ),
)
const addresses = new Set([
  'href',
  'src',
  'cite',
  'action',
  'formaction',
  'data',
  'poster',
  'background',
  'srcset',
  'xlink:href',
])

/** What in a body could run, load or restyle something, as two parsers that know nothing of the sanitizer read it. */
export function dangersIn(bodyHtml: string): readonly string[] {
  return [...dangersByHtmlparser2(bodyHtml), ...dangersByParse5(bodyHtml)]
}

function dangersByHtmlparser2(bodyHtml: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${bodyHtml}</body></html>`)
  return [...document.querySelectorAll('body *')].flatMap((element) =>
    dangersOf(
      element.localName,
      [...element.attributes].map(({ name, value }) => [name, value]),
    ),
  )
}

function dangersByParse5(bodyHtml: string): string[] {
  const page = fromParse5(parse(`<!doctype html><body>${bodyHtml}`, { scriptingEnabled: true }))
  if (page.type !== 'root') return ['not a page']
  return [...elementsOf(page)].flatMap(({ tagName, properties }) =>
    dangersOf(
      tagName,
      Object.entries(properties).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
  )
}

function dangersOf(tagName: string, attributes: readonly (readonly [string, string])[]): string[] {
  const dangers = attributes
    .filter(([name, value]) => /^on|^style$|^srcdoc$/.test(name) || (addresses.has(name) && !isHarmless(value)))
    .map(([name, value]) => `${tagName} ${name}=${value}`)
  const clobbering = attributes.filter(
    ([name, value]) => name === 'name' || (name === 'id' && !value.startsWith('text-')),
  )
  return [
    ...(running.has(tagName) ? [tagName] : []),
    ...dangers,
    ...clobbering.map(([name, value]) => `${name}=${value}`),
  ]
}

/** Browsers drop control characters and white space from an address before they look at its scheme. */
function isHarmless(address: string): boolean {
  const url = URL.parse(address.replace(/[\0-\x20]/g, ''), 'https://digest.example.org/articles/x/')
  return url === null || ['http:', 'https:', 'mailto:'].includes(url.protocol)
}
