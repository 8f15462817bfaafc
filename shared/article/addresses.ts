import type { Element, Root } from 'hast'
import { cleanLine } from './clean-text.ts'
import { elementsOf, textOf } from './html-tree.ts'
import { messages } from './messages.ts'
import type { PictureWish } from './picture.ts'
import { pictureKey } from './picture-key.ts'
import { remove } from './title.ts'
import { webUrl } from '../web-url.ts'

/** Where the addresses of an upload start from, and what it has inside. */
export interface Ground {
  /** Its own key; absent: nothing is beside it. */
  readonly uploadKey?: string | undefined
  /** What the upload says its relative addresses are relative to. */
  readonly baseUrl?: string | undefined
  /** Files inside the upload, by what stands for them in its body. */
  readonly inside?: ReadonlyMap<string, Uint8Array> | undefined
}

export interface SettledAddresses {
  readonly pictures: readonly PictureWish[]
  readonly notes: readonly string[]
}

/**
 * Makes the links and pictures of a body lead somewhere from any place: relative to `baseUrl` where the upload says what that is.
 * Otherwise a link keeps its text, and its address only within the page or from the site's root; a picture is looked for beside the
 * upload, and goes, with a note, if it cannot be there.
 */
export function settleAddresses(body: Root, ground: Ground): SettledAddresses {
  const notes = new Set<string>()
  const pictures = new Map<string, PictureWish>()
  const gone: Element[] = []
  for (const each of elementsOf(body)) {
    if (each.tagName === 'a') settleLink(each, ground.baseUrl)
    if (each.tagName !== 'img') continue
    const settled = settlePicture((each.properties.src ?? '').trim(), ground)
    if (typeof settled === 'string') {
      notes.add(settled)
      gone.push(each)
      continue
    }
    each.properties['src'] = settled.src
    if ('source' in settled) pictures.set(settled.src, nameByText(settled, each.properties.alt))
  }
  dropPictures(body, gone)
  return { pictures: [...pictures.values()], notes: [...notes] }
}

/** Takes pictures out, and with each the figure or paragraph that has nothing else in it. */
export function dropPictures(body: Root, pictures: readonly Element[]): void {
  if (pictures.length === 0) return
  const around = [...elementsOf(body)].filter(
    ({ tagName, children }) =>
      ['p', 'a'].includes(tagName) && children.some((child) => pictures.includes(child as Element)),
  )
  for (const picture of pictures) remove(body, picture)
  for (const each of around.toReversed()) if (textOf(each).trim() === '' && !hasElements(each)) remove(body, each)
  for (const figure of [...elementsOf(body)].filter(isEmptyFigure)) remove(body, figure)
}

const hasElements = ({ children }: Element): boolean =>
  children.some((child) => child.type === 'element' && child.tagName !== 'br')

/** A file inside the upload has no name that its editor knows. */
const nameByText = (wish: PictureWish, alt = ''): PictureWish =>
  wish.source.kind === 'inside' && cleanLine(alt) !== '' ? { ...wish, name: cleanLine(alt) } : wish

function settleLink({ properties }: Element, baseUrl: string | undefined): void {
  const href = properties['href']
  if (typeof href !== 'string' || href.startsWith('#')) return
  if (URL.canParse(href)) {
    properties['href'] = behindGoogle(href)
    return
  }
  const absolute = URL.parse(href, baseUrl)?.href
  if (absolute !== undefined) properties['href'] = absolute
  else if (!href.startsWith('/')) delete properties['href']
}

/** Google Docs lets every link lead past Google. */
function behindGoogle(href: string): string {
  const { origin, pathname, searchParams } = new URL(href)
  const isPassage = origin === 'https://www.google.com' && pathname === '/url'
  return (isPassage ? webUrl(searchParams.get('q') ?? undefined) : undefined) ?? href
}

/** A wish, an address on the web, or the note why there is neither. */
export function settlePicture(
  src: string,
  { uploadKey, baseUrl, inside }: Ground,
): PictureWish | { readonly src: string } | string {
  if (/^data:/i.test(src)) return messages.imageEmbedded()
  const bytes = inside?.get(src)
  if (bytes !== undefined)
    return { src, name: `picture ${src.replace(/^inside:/, '')}`, source: { kind: 'inside', bytes } }
  const address = webUrl(src, src.startsWith('//') ? 'https://x' : baseUrl)
  const key = uploadKey === undefined ? undefined : pictureKey(src, uploadKey)
  if (key === undefined || src === '') {
    return address === undefined || src === '' ? messages.imageNeedsAddress(src) : { src: address }
  }
  // What a browser saves with a page has no address of its own.
  const otherwise = /_files\//.test(key) ? undefined : address
  const source = { kind: 'upload', key, ...(otherwise === undefined ? {} : { otherwise }) } as const
  return { src: `upload:${encodeURIComponent(key)}`, name: key, source }
}

const isEmptyFigure = (figure: Element): boolean =>
  figure.tagName === 'figure' &&
  ![...elementsOf(figure)].some(({ tagName }) => ['img', 'table', 'pre', 'blockquote'].includes(tagName)) &&
  figure.children.every(
    (child) => (child.type === 'element' && child.tagName === 'figcaption') || textOf(child).trim() === '',
  )
