import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dangersIn } from './dangers.ts'
import { readUpload } from './read-upload.ts'

const own = readFileSync(new URL('xss-payloads.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const corpus = new URL('../../../shared/corpora/xss-dompurify.json', import.meta.url)

const filler =
  'The harbour was quiet, and the two delegations walked along it without a word until the lamps were lit. '
const formats = [
  { name: 'Markdown', key: 'a.md', wrap: (payload: string) => `# Title\n\n${filler}\n\n${payload}\n\n${filler}` },
  { name: 'Markdown inline', key: 'a.md', wrap: (payload: string) => `# Title\n\n${filler} ${payload} ${filler}` },
  {
    name: 'an HTML fragment',
    key: 'a.html',
    wrap: (payload: string) => `<h1>Title</h1><p>${filler}</p>${payload}<p>${filler}</p>`,
  },
  {
    name: 'a web page',
    key: 'a.html',
    wrap: (payload: string) =>
      `<!doctype html><html><head><title>Title</title></head><body><article><h1>Title</h1>${`<p>${filler}</p>`.repeat(5)}${payload}<p>${filler}</p></article></body></html>`,
  },
  { name: 'plain text', key: 'a.txt', wrap: (payload: string) => `Title\n\n${filler}\n\n${payload}\n\n${filler}` },
]

async function survivors(key: string, documents: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const document of documents) {
    const parsed = await readUpload(key, document)
    if (parsed.outcome === 'accepted')
      found.push(...dangersIn(parsed.content.bodyHtml).map((danger) => `${danger} from ${document}`))
  }
  return found
}

describe('the body of an article', () => {
  it.each(formats)('contains nothing that runs, from $name', async ({ key, wrap }) => {
    expect(await survivors(key, own.map(wrap))).toEqual([])
  })

  it.skipIf(!existsSync(corpus)).each(formats)(
    'contains nothing of the corpus that runs, from $name',
    async ({ key, wrap }) => {
      const payloads = JSON.parse(readFileSync(corpus, 'utf8')) as readonly string[]
      expect(payloads.length).toBeGreaterThan(200)
      expect(await survivors(key, payloads.map(wrap))).toEqual([])
    },
  )
})

describe('dangersIn', () => {
  it.each(own.slice(2, 40))('sees the danger of %s', (payload) => {
    expect(dangersIn(payload)).not.toEqual([])
  })
})
