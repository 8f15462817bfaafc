import type { Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'

/** What the page around a body must know so as not to say it twice. */
export interface BodyFacts {
  /** The text of the paragraph that the body begins with, white space collapsed; empty if it begins otherwise. */
  readonly opening: string
  /** The absolute URLs of its pictures. */
  readonly pictures: ReadonlySet<string>
}

/** Reads the body of the page at `url`. */
export function parseBody(bodyHtml: string, url: string): BodyFacts {
  const tree = fromHtml(bodyHtml, { fragment: true })
  const first = tree.children.find((node) => node.type === 'element')
  const pictures = new Set<string>()
  collectPictures(tree, url, pictures)
  return { opening: first?.tagName === 'p' ? collapse(toText(first)) : '', pictures }
}

/** White space as a browser shows it. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

function collectPictures(parent: Root | RootContent, url: string, pictures: Set<string>): void {
  if (!('children' in parent)) return
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    const source = child.tagName === 'img' ? child.properties['src'] : undefined
    const absolute = typeof source === 'string' ? URL.parse(source, url) : null
    if (absolute !== null) pictures.add(absolute.href)
    collectPictures(child, url, pictures)
  }
}
