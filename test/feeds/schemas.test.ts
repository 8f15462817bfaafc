import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { everyDocument } from './every-document.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

const schemaPath = fileURLToPath(new URL('schemas/atom.rnc', import.meta.url))
const hasJing = spawnSync('jing', []).error === undefined

describe.skipIf(!hasJing)('Atom, by the grammar of RFC 4287', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tidings-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** What jing complains of in each of these documents. */
  const complaints = (texts: readonly string[]): string => {
    const paths = texts.map((text, index) => {
      const path = join(folder, `${index}.xml`)
      writeFileSync(path, text)
      return path
    })
    return spawnSync('jing', ['-c', schemaPath, ...paths], { encoding: 'utf8' }).stdout
  }

  it('is valid in every document', () => {
    expect(complaints(everyDocument.map(({ document }) => renderAtom(document)))).toBe('')
  }, 60_000)

  it.each([
    { name: 'no id', from: /<id>tag:lantern.example,2026:feed<\/id>/, to: '' },
    { name: 'two titles', from: /(<title.*?<\/title>)/, to: '$1$1' },
    { name: 'a date without a zone', from: /(<published>.*?)Z/, to: '$1' },
    { name: 'an author without a name', from: /<name>Jo Brandt<\/name>/, to: '' },
    { name: 'a link to nowhere', from: /href="https:\/\/lantern.example\/articles\/ferry-0\/"/, to: '' },
    { name: 'an element that Atom does not know', from: /<published>/, to: '<created/><published>' },
  ])(
    'sees $name',
    ({ from, to }) => {
      const atom = renderAtom(sampleDocument([sampleArticle(0)]))
      expect(atom).toMatch(from)
      expect(complaints([atom.replace(from, to)])).toMatch(/0\.xml:\d+:\d+: error: /)
    },
    60_000,
  )
})

describe('JSON Feed, by a schema of version 1.1', () => {
  const ajv = new Ajv({ allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile(
    JSON.parse(readFileSync(new URL('schemas/json-feed.json', import.meta.url), 'utf8')) as object,
  )

  it.each(everyDocument)('is valid: $name', ({ document }) => {
    validate(JSON.parse(renderJsonFeed(document)))
    expect(validate.errors).toBeNull()
  })

  it.each([
    { name: 'version 1', from: 'version/1.1', to: 'version/1' },
    { name: 'an author of version 1', from: '"authors"', to: '"author"' },
    { name: 'a relative address', from: '"url": "https://lantern.example/', to: '"url": "/' },
    { name: 'a date without a zone', from: /("date_published": ".*?)Z/, to: '$1' },
  ])('sees $name', ({ from, to }) => {
    const json = renderJsonFeed(sampleDocument([sampleArticle(0)]))
    expect(json).toMatch(from)
    expect(validate(JSON.parse(json.replace(from, to)))).toBe(false)
  })
})
