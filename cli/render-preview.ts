import { styleText } from 'node:util'

import type { Article } from '../shared/article/article.ts'
import type { Thread } from '../shared/thread/post.ts'

/** What an article would become, to be read in a terminal. */
export function renderPreview({
  article,
  notes,
  thread,
  pageUrl,
}: {
  article: Article
  notes: readonly string[]
  thread: Thread
  pageUrl: string
}): string {
  const facts = [
    ['Page', pageUrl],
    ['Summary', article.summary],
    ['By', article.authors.map(({ name }) => name).join(', ')],
    ['Dated', article.published],
    ['Language', article.language],
    ['Tags', article.tags.join(', ')],
  ].filter(([, value]) => value !== '')
  const posts = article.bluesky === false ? ['No thread: the file says “bluesky: false”.'] : thread.map(renderPost)
  return [
    styleText('bold', article.title),
    ...facts.map(([label = '', value = '']) => `${styleText('dim', label.padEnd(9))}${value}`),
    ...notes.map((note) => styleText('yellow', `· ${note}`)),
    '',
    ...posts,
  ].join('\n')
}

function renderPost({ text, card }: Thread[number], index: number, posts: Thread): string {
  const lines = text.split('\n').map((line) => `  │ ${line}`)
  const embed = card ? [`  │ [${card.title} — ${card.uri}]`] : []
  return [styleText('dim', `  post ${index + 1} of ${posts.length}`), ...lines, ...embed, ''].join('\n')
}
