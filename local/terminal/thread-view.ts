import { styleText } from 'node:util'
import * as z from 'zod'
import type { PdsRecord } from '../pds/published-thread.ts'

const postSchema = z.object({
  text: z.string(),
  embed: z
    .object({
      external: z.object({ uri: z.string(), title: z.string(), description: z.string() }).optional(),
    })
    .optional(),
})

const columns = 76

/** Renders a thread for the terminal, roughly as a reader would see it. */
export function renderThread(handle: string, posts: readonly PdsRecord[]): string {
  const count = posts.length === 1 ? 'one post' : `${posts.length} posts`
  const rendered = posts.map(({ value }, index) => {
    const { text, embed } = postSchema.parse(value)
    const card = embed?.external
    const lines = [
      styleText('dim', `${index + 1}/${posts.length}`),
      ...wrap(text, columns),
      ...(card ? ['', ...renderCard(card)] : []),
    ]
    return lines.map((line) => `  ${styleText('cyan', '│')} ${line}`).join('\n')
  })
  return [`  ${styleText('bold', `@${handle}`)} · ${count}`, ...rendered].join('\n\n')
}

const renderCard = (card: { uri: string; title: string; description: string }): readonly string[] =>
  [
    ...wrap(card.title, columns - 4).map((line) => styleText('bold', line)),
    ...wrap(card.description, columns - 4).slice(0, 3),
    styleText('underline', card.uri),
  ].map((line) => `▏ ${line}`)

/** Breaks text into lines of so many characters at most; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1)
      if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
      else lines[lines.length - 1] = `${last} ${word}`
    }
    return lines
  })
}
