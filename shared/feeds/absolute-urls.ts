import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { legalText } from './legal-text.ts'

/** An HTML fragment in which every URL is absolute, and those URLs in their normal form. */
export interface AbsoluteHtml {
  readonly html: string
  readonly urls: ReadonlySet<string>
}

/**
 * Makes every URL in the fragment absolute; one that cannot be read is left out. Where all are absolute, as in most
 * articles, it is not parsed: that would take longer than all else that is done for an entry.
 */
export function absolutizeUrls(html: string, baseUrl: string): AbsoluteHtml {
  const found = findAbsoluteUrls(html)
  if (found !== undefined) return { html, urls: found }
  const urls = new Set<string>()
  const tree = parseFragment(html)
  absolutizeTree(tree, baseUrl, urls)
  // A reference may stand for a character that no feed can carry.
  return { html: legalText(serialize(tree)), urls }
}

const urlAttribute = /(href|src|srcset|poster|cite|longdesc)\s*=(?:"([^"]*)")?/gi

const settled = /^(?:https?:\/\/|mailto:)/i

/** Every URL of the fragment; `undefined` if perhaps not all are absolute. */
function findAbsoluteUrls(html: string): ReadonlySet<string> | undefined {
  const urls = new Set<string>()
  for (const [, name = '', value = ''] of html.matchAll(urlAttribute)) {
    const isOne = name.toLowerCase() !== 'srcset' && settled.test(value)
    const url = isOne ? URL.parse(value.replace(/&(?:amp|#x26);/g, '&')) : null
    if (url === null) return undefined
    urls.add(url.href)
  }
  return urls
}

const urlNames = new Set(['href', 'src', 'poster', 'cite', 'longdesc'])

/** Sets the URLs of the tree right, in place, and adds them to `urls`. */
function absolutizeTree(parent: DefaultTreeAdapterTypes.ParentNode, baseUrl: string, urls: Set<string>): void {
  for (const child of parent.childNodes) {
    if (!('attrs' in child)) continue
    child.attrs = child.attrs.flatMap((attribute) => {
      const value = absoluteValue(attribute, baseUrl, urls)
      return value === undefined ? [] : [{ ...attribute, value }]
    })
    absolutizeTree(child, baseUrl, urls)
  }
}

/** The attribute's value; `undefined`: it has to go. */
function absoluteValue(
  { name, value }: { readonly name: string; readonly value: string },
  baseUrl: string,
  urls: Set<string>,
): string | undefined {
  // No body has any: articles come with one picture in one size.
  if (name === 'srcset') return undefined
  if (!urlNames.has(name)) return value
  const url = URL.parse(value, baseUrl)?.href
  if (url === undefined) return undefined
  urls.add(url)
  return settled.test(value) ? value : url
}
