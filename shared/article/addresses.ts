import type { Element, Root } from 'hast'
import { elementsOf, textOf } from './html-tree.ts'
import { messages } from './messages.ts'
import { remove } from './title.ts'

/**
 * Makes the links and pictures of a body lead somewhere from any place: relative to `baseUrl` where the upload says what that is.
 * Otherwise a link keeps its text, and its address only within the page or from the site's root; a picture goes, with a note.
 */
export function settleAddresses(body: Root, baseUrl: string | undefined): readonly string[] {
  const notes = new Set<string>()
  const gone: Element[] = []
  for (const each of elementsOf(body)) {
    if (each.tagName === 'a') settleLink(each, baseUrl)
    if (each.tagName !== 'img') continue
    const note = settlePicture(each, baseUrl)
    if (note === undefined) continue
    notes.add(note)
    gone.push(each)
  }
  for (const picture of gone) remove(body, picture)
  for (const figure of [...elementsOf(body)].filter(isEmptyFigure)) remove(body, figure)
  return [...notes]
}

function settleLink({ properties }: Element, baseUrl: string | undefined): void {
  const href = properties['href']
  if (typeof href !== 'string' || href.startsWith('#') || URL.canParse(href)) return
  const absolute = URL.parse(href, baseUrl)?.href
  if (absolute !== undefined) properties['href'] = absolute
  else if (!href.startsWith('/')) delete properties['href']
}

function settlePicture({ properties }: Element, baseUrl: string | undefined): string | undefined {
  const src = (properties.src ?? '').trim()
  if (/^data:/i.test(src)) return messages.imageEmbedded()
  const url = URL.parse(src, src.startsWith('//') ? 'https://x' : baseUrl)
  if (src === '' || url === null || !/^https?:$/.test(url.protocol)) return messages.imageNeedsAddress(src)
  properties['src'] = url.href
  return undefined
}

const isEmptyFigure = (figure: Element): boolean =>
  figure.tagName === 'figure' &&
  ![...elementsOf(figure)].some(({ tagName }) => ['img', 'table', 'pre', 'blockquote'].includes(tagName)) &&
  figure.children.every(
    (child) => (child.type === 'element' && child.tagName === 'figcaption') || textOf(child).trim() === '',
  )
