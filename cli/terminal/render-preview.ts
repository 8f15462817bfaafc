import { styleText } from 'node:util'

import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'

import type { Article } from '../../shared/article/article.ts'
import type { Publication } from '../../shared/publication.ts'
import type { ComposedFeature, Post } from '../../shared/thread/post.ts'
import type { Preview } from '../compose-preview.ts'
import { countPosts } from './count-posts.ts'
import { renderDate } from './render-date.ts'
import { renderFacts } from './render-facts.ts'
import { wrap } from './wrap.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

const widestPost = 80

/** What a file would become, to be read in a terminal of so many columns. */
export function renderPreview(
  { article, notes, pageUrl, thread, silence }: Preview,
  { timeZone }: Pick<Publication, 'timeZone'>,
  columns?: number,
): string {
  const postWidth = Math.min(columns ?? widestPost, widestPost) - 4
  const facts = renderFacts(
    [
      ['Page', pageUrl],
      ['Summary', article.summary],
      ['By', article.authors.map(({ name }) => name).join(', ')],
      ['Dated', renderDate(article.published, timeZone)],
      ['Not before', article.publishAt && renderDate(article.publishAt, timeZone)],
      ['Language', article.language],
      ['Tags', article.tags.join(', ')],
      ['Image', article.image && `${article.image.src}\n${article.image.alt}`],
      ['Text', describeText(article)],
      ['Note', notes.join('\n')],
      ['Thread', silence === undefined ? countPosts(thread.length) : `none. ${silence}`],
    ],
    columns,
  )
  const posts = thread.map((post, index) => renderPost(post, `${index + 1}/${thread.length}`, postWidth))
  return [styleText('bold', article.title), facts, ...posts.flatMap((post) => ['', post])].join('\n')
}

/** How the text was understood: how much of it there is, and its headings. */
function describeText({ bodyHtml }: Article): string {
  const tree = fromHtml(bodyHtml, { fragment: true })
  const count = [...words.segment(toText(tree))].filter(({ isWordLike }) => isWordLike).length
  const headings = tree.children.flatMap((node) =>
    node.type === 'element' && /^h[2-6]$/.test(node.tagName) ? [`  ${toText(node)}`] : [],
  )
  const said = headings.length === 0 ? 'no headings' : 'under these headings:'
  return [`${count} words, ${said}`, ...headings].join('\n')
}

function renderPost({ text, facets, card }: Post<ComposedFeature>, number: string, width: number): string {
  const length = `${[...graphemes.segment(text)].length} of 300 characters`
  const lines = [
    ...wrap(text, width),
    ...hiddenLinks(text, facets).map((uri) => `→ ${styleText('underline', uri)}`),
    ...(card ? ['', ...wrap(`▏ ${card.title}`, width), `▏ ${styleText('underline', card.uri)}`] : []),
  ]
  const body = lines.map((line) => `  ${styleText('cyan', '│')} ${line}`.trimEnd())
  return [styleText('dim', `  ${number} · ${length}`), ...body].join('\n')
}

/** Where words of the post lead that do not say so themselves. */
const hiddenLinks = (text: string, facets: Post<ComposedFeature>['facets']): readonly string[] =>
  facets
    .flatMap(({ features }) => features)
    .flatMap((feature) => ('uri' in feature && !text.includes(feature.uri) ? [feature.uri] : []))
