import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { previewCommand } from '../../cli/preview.ts'
import { runTidings } from './run-tidings.ts'

const publication = {
  title: 'The Lighthouse',
  siteUrl: 'https://lighthouse.example',
  author: { name: 'The keepers' },
  feedIdAuthority: 'lighthouse.example,2026',
  timeZone: 'Europe/Lisbon',
  bluesky: { handle: 'lighthouse.example' },
}

const article = `---
title: The pier reopens
authors: Ana Reis
date: 2026-03-02T09:00:00Z
---
After a long winter the [pier](https://pier.example/) opens again. People came from everywhere to see it.

## What changed

The planks are new, and the lamps burn all night.
`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-preview-'))
  const write = async (name: string, text: string): Promise<void> => writeFile(join(folder, name), text)
  await write('publication.json', JSON.stringify(publication))
  await write('bad.json', JSON.stringify({ ...publication, siteUrl: 'lighthouse', feedIdAuthority: 'x' }))
  await write('broken.json', '{')
  await write('pier.md', article)
  await write('broken.md', '---\ntitle: Peace: a history\n---\nText.\n')
  await write('empty.md', '')
  await write('noise.md', 'x'.repeat(5 * 1024 * 1024 + 1))
  await mkdir(join(folder, 'bare'))
})
afterAll(async () => rm(folder, { recursive: true }))

const preview = async (...args: readonly string[]) => runTidings(['preview', ...args], { cwd: folder })

describe(previewCommand, () => {
  it('prints what an editor wants to know, without colours where there is no terminal', async () => {
    const { stdout, stderr, code } = await preview('pier.md')
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).not.toContain('\u001B')
    expect(stdout).toMatch(/^The pier reopens\n/)
    for (const line of [
      'Page      https://lighthouse.example/articles/the-pier-reopens/',
      'By        Ana Reis',
      'Dated     2 March 2026 at 09:00 WET',
      'Thread    one post',
      '1/1 · ',
    ])
      expect(stdout).toContain(line)
  })

  it('writes what the world would get', async () => {
    const { stdout, code } = await preview('pier.md', '--out', 'out/deep')
    const out = join(folder, 'out/deep')
    expect({ stdout, code }).toEqual({
      stdout: 'Wrote article.json, feed.xml, atom.xml, feed.json, page.html, thread.json to out/deep\n',
      code: 0,
    })
    const names = await readdir(out)
    const texts = new Map(await Promise.all(names.map(async (n) => [n, await readFile(join(out, n), 'utf8')] as const)))
    const json = (name: string): unknown => JSON.parse(texts.get(name) ?? '')
    expect(names.toSorted()).toEqual(
      ['article.json', 'atom.xml', 'feed.json', 'feed.xml', 'page.html', 'thread.json'].toSorted(),
    )
    expect(json('article.json')).toMatchObject({ title: 'The pier reopens', published: '2026-03-02T09:00:00.000Z' })
    const posts = json('thread.json') as readonly Record<string, unknown>[]
    expect(posts[0]).toMatchObject({
      text: expect.stringContaining('the pier opens again') as string,
      facets: expect.any(Array) as unknown[],
      embed: {
        $type: 'app.bsky.embed.external',
        external: { uri: 'https://lighthouse.example/articles/the-pier-reopens/' },
      },
    })
    expect(texts.get('page.html')).toContain('<h1')
    const { id } = json('article.json') as { id: string }
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json']) expect(texts.get(feed)).toContain(id)
  })

  it('asks nothing of the network', async () => {
    const guard = `import net from 'node:net'; net.Socket.prototype.connect = () => process.exit(77)`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(guard)}` }
    const started = performance.now()
    const { code } = await runTidings(['preview', 'pier.md', '--out', 'offline'], { cwd: folder, env })
    console.log(`tidings preview: ${((performance.now() - started) / 1000).toFixed(2)} s`)
    expect(code).toBe(0)
  })

  it('prints article, notes and thread as JSON', async () => {
    const { stdout } = await preview('pier.md', '--json')
    expect(Object.keys(JSON.parse(stdout) as object).toSorted()).toEqual(['article', 'notes', 'pageUrl', 'thread'])
  })

  it.each([
    { name: 'no file', args: ['nowhere.md'], says: 'Cannot read "nowhere.md": there is no such file\n' },
    {
      name: 'a folder of several articles',
      args: ['.'],
      says: 'Cannot preview ".": there are several articles in it; name one of them\n',
    },
    { name: 'an empty folder', args: ['bare'], says: 'Cannot preview "bare": there is no article in the folder\n' },
    {
      name: 'an empty file',
      args: ['empty.md'],
      says: 'empty.md would be rejected:\n  The file is empty. Upload it again with the article in it.\n',
    },
    {
      name: 'broken front matter',
      args: ['broken.md'],
      says: 'broken.md would be rejected:\n  line 2, column 8: A value with a colon in it needs quotation marks, as in title: "Peace: a history".\n',
    },
    {
      name: 'more than an upload may be',
      args: ['noise.md'],
      says: 'noise.md would be rejected:\n  The file is larger than 5 MB.',
    },
    {
      name: 'no publication.json',
      args: ['pier.md', '--publication', 'none.json'],
      says: 'Cannot read "none.json": ',
    },
    {
      name: 'a publication.json that is no JSON',
      args: ['pier.md', '--publication', 'broken.json'],
      says: 'Cannot read "broken.json": ',
    },
    {
      name: 'a wrong publication.json',
      args: ['pier.md', '--publication', 'bad.json'],
      says: 'Cannot read bad.json: siteUrl: must be a web address such as https://example.org',
    },
    {
      name: 'a file for a folder',
      args: ['pier.md', '--out', 'empty.md'],
      says: 'Cannot write to "empty.md": there is a file of that name\n',
    },
  ])('says in plain words that it got $name', async ({ args, says }) => {
    const { stdout, stderr, code } = await preview(...args)
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr.slice(0, says.length)).toBe(says)
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/)
  })
})
