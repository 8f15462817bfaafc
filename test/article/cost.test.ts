import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HeadingLevel, Paragraph } from 'docx'
import { afterAll, describe, expect, it } from 'vitest'
import { bundle } from './bundle.ts'
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

const folder = mkdtempSync(join(tmpdir(), 'tidings-cost-'))
const script = await bundle(new URL('./measure-article.ts', import.meta.url))
afterAll(() => {
  script[Symbol.dispose]()
  rmSync(folder, { recursive: true })
})

interface Measured {
  readonly calibrationMs: number
  /** Of five readings, the first of which compiles the code. */
  readonly timesMs: readonly number[]
  readonly startMb: number
  readonly peakMb: number
}

describe('parseUpload of 3,000 words', () => {
  it.each([
    { name: 'Markdown', key: 'a.md', body: `# The Ferry\n\n${markdown}` },
    { name: 'plain text', key: 'a.txt', body: `The Ferry\n\n${paragraphs.join('\n\n')}` },
    { name: 'an HTML fragment', key: 'a.html', body: `<h1>The Ferry</h1>${html}` },
    {
      name: 'a web page',
      key: 'a.html',
      body: `<!doctype html><html lang="en"><head><title>The Ferry</title></head><body><nav><a href="/">Home</a></nav><article>${html}</article></body></html>`,
    },
    { name: 'Word', key: 'a.docx', body: word },
  ])('takes at most 150 ms and 192 MB from $name', ({ name, key, body }) => {
    const file = join(folder, key)
    writeFileSync(file, body)
    const measured = script.run(key, file) as Measured
    console.log(`${name}: ${JSON.stringify(measured)}`)
    const { calibrationMs, timesMs, peakMb } = measured
    expect(peakMb).toBeLessThanOrEqual(192)
    // 150 ms where the calibration takes 25 ms.
    expect((timesMs[0] ?? Infinity) / calibrationMs).toBeLessThanOrEqual(6)
  })
})
