import type { Element } from 'hast'
import { cleanLine } from './clean-text.ts'
import { textOf } from './html-tree.ts'

/** The content of the first `meta` of these names, or of all of them. */
export interface Meta {
  (...names: readonly string[]): string | undefined
  all(...names: readonly string[]): readonly string[]
}

/** The contents of `meta` elements by `property`, `name`, `itemprop` or `http-equiv`, of which some name several. */
export function metaOf(elements: readonly Element[]): Meta {
  const contents = new Map<string, string[]>()
  for (const { tagName, properties } of elements) {
    if (tagName !== 'meta') continue
    const content = cleanLine(properties.content ?? '')
    const names = [properties['property'], properties['name'], properties['itemProp'], properties['httpEquiv']].flat()
    for (const name of names.flatMap((each) => (each ?? '').toLowerCase().split(/\s+/))) {
      if (content === '' || name === '') continue
      const known = contents.get(name)
      if (known === undefined) contents.set(name, [content])
      else known.push(content)
    }
  }
  const all = (...names: readonly string[]): readonly string[] => names.flatMap((name) => contents.get(name) ?? [])
  return Object.assign((...names: readonly string[]) => all(...names)[0], { all })
}

/** The one `time` that says it is the publication's, else the only one there is. */
export function timeOf(elements: readonly Element[]): string | undefined {
  const times = elements.filter(
    ({ tagName, properties }) => tagName === 'time' && typeof properties['dateTime'] === 'string',
  )
  const said = times.find(
    ({ properties }) =>
      hasToken(properties['itemProp'], 'datePublished') || 'pubDate' in properties || 'pubdate' in properties,
  )
  return (said ?? (times.length === 1 ? times[0] : undefined))?.properties.dateTime?.trim()
}

/** The first attribute of this name of an element of this kind that has one. */
export function attribute(
  elements: readonly Element[],
  tagName: string,
  name: string,
  condition: (properties: Element['properties']) => boolean = () => true,
): string | undefined {
  const value = elements.find((each) => each.tagName === tagName && condition(each.properties))?.properties[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const hasToken = (value: Element['properties'][string], token: string): boolean => [value].flat().includes(token)

/** What stands in the `title` element: the title as browsers show it. */
export function titleOf(elements: readonly Element[]): string {
  const title = elements.find(({ tagName }) => tagName === 'title')
  return title === undefined ? '' : cleanLine(textOf(title))
}
