import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { elementsOf } from '../../shared/article/html-tree.ts'

/** A page as a parser reads it. */
export function readPage(html: string) {
  const elements = [...elementsOf(fromHtml(html))]
  const all = (tagName: string): readonly Element[] => elements.filter((element) => element.tagName === tagName)
  const meta = (name: string) =>
    all('meta').find(({ properties }) => properties['property'] === name || properties['name'] === name)?.properties[
      'content'
    ]
  const link = (rel: string): readonly Element[] =>
    all('link').filter(({ properties }) => Array.isArray(properties['rel']) && properties['rel'].includes(rel))
  /** What the page's JSON-LD says. */
  const linkedData = (): unknown => {
    const script = all('script').find(({ properties }) => properties['type'] === 'application/ld+json')
    const [json] = script?.children ?? []
    return json?.type === 'text' ? JSON.parse(json.value) : undefined
  }
  return { elements, all, meta, link, linkedData }
}
