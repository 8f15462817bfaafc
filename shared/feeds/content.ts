import type { ElementContent, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import type { ArticleImage } from '../article/article.ts'
import { absolutizeUrls } from './absolute-urls.ts'
import { legalText } from './legal-text.ts'

/** What an entry's content is made from; `url` is the page's, which relative URLs start from. */
export interface ContentParts {
  readonly bodyHtml: string
  readonly correction: string | undefined
  readonly image: ArticleImage | undefined
  readonly url: string
}

/** The full content of an entry as HTML: the cover unless the body shows it, the body with absolute URLs, the correction. */
export function composeContent({ bodyHtml, correction, image, url }: ContentParts): string {
  const tree = fromHtml(legalText(bodyHtml), { fragment: true })
  absolutizeUrls(tree, url)
  if (image !== undefined && !shows(tree.children, image.src)) tree.children.unshift(figure(image))
  if (correction !== undefined) {
    const note = element('em', {}, [{ type: 'text', value: legalText(correction) }])
    tree.children.push(element('p', {}, [note]))
  }
  return toHtml(tree)
}

const shows = (nodes: readonly RootContent[], src: string): boolean =>
  nodes.some((node) => node.type === 'element' && (node.properties['src'] === src || shows(node.children, src)))

function figure({ src, alt, caption }: ArticleImage): ElementContent {
  const picture = element('img', { src, alt }, [])
  if (caption === undefined) return element('figure', {}, [picture])
  return element('figure', {}, [picture, element('figcaption', {}, [{ type: 'text', value: caption }])])
}

const element = (tagName: string, properties: Record<string, string>, children: ElementContent[]): ElementContent => ({
  type: 'element',
  tagName,
  properties,
  children,
})
