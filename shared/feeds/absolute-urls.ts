import type { Element, Root } from 'hast'

const urlProperties = ['href', 'src', 'poster', 'cite', 'longDesc']

/** Makes every URL in the tree absolute, in place; a URL that cannot be read is left out. */
export function absolutizeUrls(parent: Root | Element, baseUrl: string): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    const { properties } = child
    for (const name of urlProperties) {
      const url = properties[name]
      if (typeof url === 'string') properties[name] = URL.parse(url, baseUrl)?.href
    }
    const srcSet = properties['srcSet']
    if (typeof srcSet === 'string') properties['srcSet'] = absoluteSrcSet(srcSet, baseUrl)
    absolutizeUrls(child, baseUrl)
  }
}

/** A candidate is a URL and, after white space, its descriptor up to a comma (HTML, "Parsing a srcset attribute"). */
function absoluteSrcSet(srcSet: string, baseUrl: string): string | undefined {
  const candidates = [...srcSet.matchAll(/[\s,]*(\S*[^\s,])([^,]*)/g)].flatMap(([, url = '', descriptor = '']) => {
    const absolute = URL.parse(url, baseUrl)
    return absolute === null ? [] : [`${absolute.href}${descriptor.trimEnd()}`]
  })
  return candidates.length > 0 ? candidates.join(', ') : undefined
}
