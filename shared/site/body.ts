import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toText } from 'hast-util-to-text'
import { element, elementsOf } from '../article/html-tree.ts'
import { Markup } from './markup.ts'
import { webPicture, type WebPicture } from './pictures.ts'

/** A body as its page shows it, and what the page around it must know so as not to say it twice. */
export interface PageBody {
  readonly html: Markup
  /** The text of the paragraph that the body begins with, white space collapsed; empty if it begins otherwise. */
  readonly opening: string
  /** In its order. */
  readonly pictures: readonly WebPicture[]
  readonly text: string
  /** The names of its elements. */
  readonly elements: ReadonlySet<string>
}

/**
 * Prepares a sanitized body for the page at `url`: pictures load when they come into view, wide tables scroll by
 * themselves and with the keyboard, an id names one element, and cells are aligned by class.
 */
export function prepareBody(bodyHtml: string, url: string, tableLabel: string): PageBody {
  const tree = fromHtml(bodyHtml, { fragment: true })
  const opening = openingOf(tree)
  const text = toText(tree)
  const elements = [...elementsOf(tree)]
  const pictures = elements.filter(({ tagName }) => tagName === 'img')
  for (const { properties } of pictures)
    Object.assign(properties, { alt: properties.alt ?? '', loading: 'lazy', decoding: 'async' })
  keepIdsApart(elements)
  for (const each of elements) alignByClass(each)
  letTablesScroll(tree, tableLabel)
  return {
    html: new Markup(toHtml(tree)),
    opening,
    pictures: pictures.flatMap((each) => pictureOf(each, url) ?? []),
    text,
    elements: new Set(elements.map(({ tagName }) => tagName)),
  }
}

/** White space as a browser shows it. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

function openingOf(tree: Root): string {
  const first = tree.children.find((node) => node.type === 'element')
  return first?.tagName === 'p' ? collapse(toText(first)) : ''
}

function pictureOf({ properties }: Element, url: string): WebPicture | undefined {
  const [width, height] = [Number(properties.width), Number(properties.height)]
  const size = width > 0 && height > 0 ? { width, height } : {}
  return webPicture({ src: properties.src ?? '', alt: properties.alt ?? '', ...size }, url)
}

function keepIdsApart(elements: readonly Element[]): void {
  const known = new Set<unknown>()
  for (const { properties } of elements) {
    if (known.has(properties['id'])) delete properties['id']
    known.add(properties['id'])
  }
}

function alignByClass({ tagName, properties }: Element): void {
  if (tagName !== 'td' && tagName !== 'th') return
  if (properties.align !== undefined) properties.className = [`to-${properties.align}`]
  delete properties.align
}

function letTablesScroll(parent: Root | Element, label: string): void {
  parent.children = parent.children.map((child) => {
    if (child.type !== 'element') return child
    if (child.tagName === 'table') return scroller(child, label)
    letTablesScroll(child, label)
    return child
  }) as ElementContent[]
}

const scroller = (table: Element, label: string): Element => {
  const caption = table.children.find((child) => child.type === 'element' && child.tagName === 'caption')
  const name = caption === undefined ? '' : collapse(toText(caption))
  return element('section', [table], { className: ['wide'], tabIndex: 0, ariaLabel: name || label })
}
