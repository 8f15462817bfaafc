import { toHtml } from 'hast-util-to-html'
import type { ElementContent } from 'hast'
import type { ArticleImage } from '../article/article.ts'
import { directionOf } from '../article/direction.ts'
import { absolutizeUrls } from './absolute-urls.ts'
import { legalText } from './legal-text.ts'

/** What an entry's content is made from; `url` is the page's, which relative URLs start from. */
export interface ContentParts {
  readonly bodyHtml: string
  readonly correction: string | undefined
  readonly image: ArticleImage | undefined
  readonly language: string
  readonly url: string
}

/**
 * The full content of an entry as HTML: the cover unless the body shows it, the body with absolute URLs, the correction.
 * What is written from right to left says so, because readers show it among other things.
 */
export function composeContent({ bodyHtml, correction, image, language, url }: ContentParts): string {
  const { html, urls } = absolutizeUrls(legalText(bodyHtml), url)
  const cover = image === undefined || urls.has(image.src) ? '' : toHtml(figure(image))
  const note = correction === undefined ? '' : toHtml(element('p', {}, [element('em', {}, [text(correction)])]))
  const content = `${cover}${html}${note}`
  return directionOf(language) === 'rtl' ? `<div dir="rtl" lang="${language}">${content}</div>` : content
}

function figure({ src, alt, caption, width, height }: ArticleImage): ElementContent {
  const picture = element('img', { src, alt, width, height }, [])
  if (caption === undefined) return element('figure', {}, [picture])
  return element('figure', {}, [picture, element('figcaption', {}, [text(caption)])])
}

const text = (value: string): ElementContent => ({ type: 'text', value: legalText(value) })

const element = (
  tagName: string,
  properties: Record<string, string | number | undefined>,
  children: ElementContent[],
): ElementContent => ({ type: 'element', tagName, properties, children })
