import { Buffer } from 'node:buffer'

import { Readability } from '@mozilla/readability'
import { fromHtml } from 'hast-util-from-html'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import MarkdownIt from 'markdown-it'

import { cleanLine } from '../../../shared/article/clean-text.ts'
import { parseHtml, textOf } from '../../../shared/article/html-tree.ts'
import { detectLanguage } from '../../../shared/article/language.ts'
import { parseUpload } from '../../../shared/article/parse.ts'
import { sanitizeBody } from '../../../shared/article/sanitize.ts'
import { longArticle } from '../../article/long-article.ts'
import { publication } from '../../article/publication.ts'
import type { BenchRow } from '../bench-row.ts'
import { measureInTurn } from '../measure-in-turn.ts'
import { formatNumber } from '../render-report.ts'

const markdown = new MarkdownIt({ html: true })

/** HTML that may be published, as every upload must become. */
const safe = (html: string): string => toHtml(sanitize(fromHtml(html, { fragment: true })))

const render = (text: string): string => markdown.render(text)

/** The library that reads a format, alone. */
const parsers: Readonly<Record<string, (body: string | Uint8Array) => string | Promise<string>>> = {
  Markdown: (text) => render(String(text)),
  'plain text': (text) => render(String(text)),
  'an HTML fragment': (html) => toHtml(fromHtml(String(html), { fragment: true })),
  'a web page': (html) => new Readability(parseHTML(String(html)).document).parse()?.content ?? '',
  Word: async (bytes) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value,
}

export const ingest: BenchRow = {
  name: 'ingest',
  question:
    'How many articles of 3,000 words are read in a second, from each format, against the libraries that read them, alone and with what makes their HTML safe to publish?',
  async measure(say) {
    const rows = []
    for (const { name, key, body } of longArticle) {
      say(name)
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
      const parse = parsers[name]!
      const [ours, alone, chain] = await measureInTurn([
        async () => parseUpload({ key, bytes }, publication),
        async () => parse(body),
        async () => safe(await parse(body)),
      ])
      rows.push({ name, ours: ours!, alone: alone!, chain: chain! })
    }
    const slowest = Math.max(...rows.map(({ ours, chain }) => ours / chain))
    const slowestAlone = Math.max(...rows.map(({ ours, alone }) => ours / alone))
    const page = longArticle.find(({ name }) => name === 'a web page')!.body as string
    const fragment = parseHtml(page, 'fragment')
    const text = cleanLine(textOf(fragment))
    const [language, standard, clean] = await measureInTurn([
      async () => detectLanguage(text, 'de'),
      async () => toHtml(parseHtml(page, 'page')),
      async () => toHtml(sanitizeBody(fragment)),
    ])
    return {
      figures: [
        {
          what: 'Time to read the slowest format against its parser alone',
          reached: slowestAlone,
          target: { atMost: 2 },
          unit: ' ×',
        },
        {
          what: 'Time to read the slowest format against its parser and a sanitizer',
          reached: slowest,
          target: { atMost: 2 },
          unit: ' ×',
        },
      ],
      tables: [
        {
          columns: [
            'format',
            'articles a second',
            'ms of processor',
            'of the parser alone',
            '×',
            'of parser and sanitizer',
            '×',
          ],
          rows: rows.map(({ name, ours, alone, chain }) => [
            name,
            ...[1000 / ours, ours, alone, ours / alone, chain, ours / chain].map(formatNumber),
          ]),
        },
      ],
      notes: [
        `A parser alone makes HTML that must not be published, and tells no title, language, summary, author or date. Beyond it, telling the language takes ${formatNumber(language!)} ms, which is about what markdown-it takes for the whole text; to clean and write what is published takes ${formatNumber(clean!)} ms. So Markdown and plain text cannot come down to twice of their parser; Markdown without HTML of its own is not even rendered, and its tree made from what markdown-it understood. A page is read as the standard says, within bounds of depth and size, and written again before Readability sees it, which takes ${formatNumber(standard!)} ms; and what Readability found is read so once more.`,
      ],
    }
  },
}
