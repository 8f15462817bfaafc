import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Present } from '../../../cli/import/find-present.ts'
import { planImport } from '../../../cli/import/plan-import.ts'
import { readFolder } from '../../../cli/import/read-folder.ts'
import { articleId } from '../../../shared/article/identity.ts'
import { parseUpload } from '../../../shared/article/parse.ts'
import { samplePublication } from '../../infra/synthesize.ts'

const publication = samplePublication()
const text = 'The ferry stopped at nine. Nobody on the quay complained about it.\n'
const mtime = new Date('2014-02-03T04:05:06Z')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-folder-'))
  await mkdir(join(folder, '2012'))
  await mkdir(join(folder, '.git'))
  const files = {
    '2012/dated.md': `---\ntitle: Dated # and commented\ndate: 2012-05-06\nbluesky: { thread: [Look.] }\n---\n${text}`,
    'undated.txt': `Undated\n\n${text}`,
    'page.html': `<!doctype html><html><head><meta charset="iso-8859-1"><title>A page</title></head><body><p>${text}</p></body></html>`,
    'empty.md': '',
    'letter.docx': 'PK',
    'notes.pages': 'x',
    '2012/pier.jpg': 'JPEG',
    '.git/config.md': text,
  }
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content)
    await utimes(join(folder, name), mtime, mtime)
  }
})
afterAll(async () => rm(folder, { recursive: true }))

async function plan(announce = 0, existing: readonly string[] = [], articles: Present['articles'] = []) {
  const { uploads, pictures, skipped } = await readFolder(folder, publication)
  const planned = await planImport(uploads, pictures, {
    present: { keys: new Set(existing), articles },
    announce,
    publication,
    onChecked: () => undefined,
  })
  return { ...planned, skipped: [...skipped, ...planned.skipped] }
}

const outline = (key: string, feedId = `tag:${key}`): Present['articles'][number] => {
  const dates = { published: mtime.toISOString(), updated: mtime.toISOString() }
  const id = articleId(key)
  const article = { id, feedId, slug: id, title: 'T', summary: '', language: 'en', tags: [], draft: false, ...dates }
  return { state: 'live', version: 1, revision: 1, article }
}

async function readAll(announce = 0) {
  const { uploads } = await plan(announce)
  return Promise.all(
    uploads.map(async ({ key, bytes }) => {
      const parsed = await parseUpload({ key, bytes }, publication)
      if (parsed.outcome === 'rejected') throw new Error('rejected')
      const { title, date, bluesky, bodyHtml } = parsed.content
      return { key, title, date, bluesky, hasText: bodyHtml.includes('Nobody on the quay') }
    }),
  )
}

describe(readFolder, () => {
  it('brings articles by their paths, the oldest first, dated as they say or as they were last changed, without threads', async () => {
    expect(await readAll()).toEqual([
      { key: '2012/dated.md', title: 'Dated', date: '2012-05-06T00:00:00.000Z', bluesky: false, hasText: true },
      { key: 'page.html', title: 'A page', date: mtime.toISOString(), bluesky: false, hasText: true },
      { key: 'undated.txt', title: 'Undated', date: mtime.toISOString(), bluesky: false, hasText: true },
    ])
  })

  it('lets the newest have threads, as many as are asked for', async () => {
    expect((await readAll(1)).map(({ bluesky }) => bluesky)).toEqual([false, false, { announce: true }])
    expect((await readAll(9)).map(({ bluesky }) => bluesky)).toEqual([
      { thread: ['Look.'] },
      { announce: true },
      { announce: true },
    ])
  })

  it('says what it leaves out, and why', async () => {
    const { skipped } = await plan()
    expect(skipped).toMatchObject([
      { name: 'empty.md', reason: expect.stringMatching(/^The file is empty/) },
      { name: 'letter.docx', reason: expect.stringMatching(/^The Word document is damaged/) },
      { name: 'notes.pages', reason: expect.stringMatching(/^it is neither an article/) },
    ])
  })

  it('leaves alone what is there already', async () => {
    const { uploads, there } = await plan(0, ['page.html', 'other.md'])
    expect(uploads.map(({ key }) => key)).toEqual(['2012/dated.md', 'undated.txt'])
    expect(there).toBe(1)
  })

  it('leaves alone an article that is there under a file of another ending, and says of a withdrawn one that it is', async () => {
    const { uploads, there, skipped } = await plan(
      0,
      ['page.md', 'undated.md'],
      [outline('page.md'), { ...outline('undated.md'), state: 'withdrawn' }],
    )
    expect(uploads.map(({ key }) => key)).toEqual(['2012/dated.md'])
    expect(there).toBe(1)
    expect(skipped).toContainEqual({ name: 'undated.txt', reason: 'it was withdrawn here, and that is final' })
  })

  it('brings the pictures beside the articles, once', async () => {
    expect((await plan()).pictures.map(({ key }) => key)).toEqual(['2012/pier.jpg'])
    expect((await plan(0, ['2012/pier.jpg'])).pictures).toEqual([])
  })
})
