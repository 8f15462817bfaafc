import type { Element, Root } from 'hast'
import { cleanLine, comparable } from './clean-text.ts'
import { elementsOf, textOf } from './html-tree.ts'

const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName)
const levelOf = ({ tagName }: Element): number => Number(tagName.slice(1))

/** Longer first lines are paragraphs. */
const lineLimit = 150

/**
 * Takes the title out of a body that has it: its `<h1>`, else the heading or the short line that it begins with, else its first
 * heading, which stays where it is.
 */
export function takeTitle(body: Root, from: 'headings' | 'headings-and-lines'): string | undefined {
  const blocks = [...elementsOf(body)].filter((each) => isHeading(each) || each.tagName === 'p')
  const first = blocks.find(hasText)
  const titling =
    blocks.find((each) => each.tagName === 'h1' && hasText(each)) ?? (first && isHeading(first) ? first : undefined)
  if (titling !== undefined) return takeElement(body, titling)
  if (
    from === 'headings-and-lines' &&
    first !== undefined &&
    blocks.some((each) => each !== first && hasText(each)) &&
    cleanLine(textOf(first)).length <= lineLimit &&
    isOneLine(first)
  ) {
    return takeElement(body, first)
  }
  const heading = blocks.find((each) => isHeading(each) && hasText(each))
  return heading && cleanLine(textOf(heading))
}

const hasText = (element: Element): boolean => cleanLine(textOf(element)) !== ''

const isOneLine = (paragraph: Element): boolean =>
  !textOf(paragraph).trim().includes('\n') &&
  ![...elementsOf(paragraph)].some(({ tagName }) => tagName === 'br' || tagName === 'img')

/** Takes an element out of a body, and gives its text without the marks of footnotes. */
export function takeElement(body: Root, element: Element): string {
  remove(body, element)
  for (const mark of [...elementsOf(element)].filter(isNoteMark)) remove(element, mark)
  return cleanLine(textOf(element))
}

/** What leads from a title to a footnote is no part of the title. */
const isNoteMark = (element: Element): boolean =>
  element.tagName === 'sup' &&
  [...elementsOf(element)].some(({ tagName, properties }) => tagName === 'a' && `${properties['href']}`.startsWith('#'))

/** Takes out the headings among the first few that only repeat the title. */
export function dropTitle(body: Root, title: string): void {
  const first = [...elementsOf(body)].filter(isHeading).slice(0, 3)
  for (const heading of first) if (comparable(textOf(heading)) === comparable(title)) remove(body, heading)
}

/** Moves all headings up or down together, so that the highest is an `<h2>`. */
export function shiftHeadings(body: Root): void {
  const headings = [...elementsOf(body)].filter(isHeading)
  const shift = 2 - Math.min(...headings.map(levelOf))
  for (const heading of headings) heading.tagName = `h${Math.min(6, levelOf(heading) + shift)}`
}

export function remove(parent: Root | Element, target: Element): boolean {
  const index = parent.children.indexOf(target)
  if (index >= 0) parent.children.splice(index, 1)
  return index >= 0 || parent.children.some((child) => child.type === 'element' && remove(child, target))
}
