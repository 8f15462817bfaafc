import { HeadingLevel, Paragraph } from 'docx'

import { paragraph, wordDocument } from './word-document.ts'

const words = 'The ferry runs again because both banks asked for it, and neither of them would pay for it alone.'.split(
  ' ',
)
const sentence = (index: number): string =>
  words.map((word, place) => (place === 2 ? `${word} on day ${index}` : word)).join(' ')
/** 3,000 words in paragraphs of five sentences, a heading above every fourth. */
const paragraphs = Array.from({ length: 28 }, (_, index) =>
  Array.from({ length: 5 }, (_each, place) => sentence(index * 5 + place)).join(' '),
)
const isHeaded = (index: number): boolean => index % 4 === 3
const markdown = paragraphs
  .map(
    (text, index) =>
      `${isHeaded(index) ? `## Part ${index}\n\n` : ''}${text.replace('banks', '[banks](https://example.org)')}`,
  )
  .join('\n\n')
const html = paragraphs
  .map((text, index) => `${isHeaded(index) ? `<h2>Part ${index}</h2>` : ''}<p>${text}</p>`)
  .join('\n')
const word = await wordDocument([
  new Paragraph({ text: 'The Ferry', heading: HeadingLevel.TITLE }),
  ...paragraphs.flatMap((text, index) => [
    ...(isHeaded(index) ? [new Paragraph({ text: `Part ${index}`, heading: HeadingLevel.HEADING_1 })] : []),
    paragraph(text),
  ]),
])

/** One article of 3,000 words, as each kind of upload. */
export const longArticle = [
  { name: 'Markdown', key: 'a.md', body: `# The Ferry\n\n${markdown}` },
  { name: 'plain text', key: 'a.txt', body: `The Ferry\n\n${paragraphs.join('\n\n')}` },
  { name: 'an HTML fragment', key: 'a.html', body: `<h1>The Ferry</h1>${html}` },
  {
    name: 'a web page',
    key: 'a.html',
    body: `<!doctype html><html lang="en"><head><title>The Ferry</title></head><body><nav><a href="/">Home</a></nav><article>${html}</article></body></html>`,
  },
  { name: 'Word', key: 'a.docx', body: word },
] as const
