import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { composeRecordUrl } from '../../local/pds/published-thread.ts'
import { articleId } from '../../shared/article/identity.ts'
import { readAtom, readJsonFeed, readRss } from '../feeds/read-feed.ts'
import { sampleArticles } from './sample-articles.ts'
import { repository, run, startScript } from './start-process.ts'

const record = z.object({ uri: z.string(), cid: z.string(), value: z.looseObject({ text: z.string() }) })
const threadSchema = z.object({
  id: z.string(),
  posts: z.array(record),
  commit: z.object({ cid: z.string(), paths: z.array(z.string()) }),
})

const given = sampleArticles.filter((sample) => sample.given)
const [own] = sampleArticles
const idOf = ({ key }: { key: string }) => articleId(key)

let out: string
let emptyFolder: string
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'tidings-out-'))
  emptyFolder = mkdtempSync(join(tmpdir(), 'tidings-cwd-'))
})
afterAll(() => {
  for (const folder of [out, emptyFolder]) rmSync(folder, { recursive: true })
})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
const readOut = async (path: string): Promise<string> => readFile(join(out, path), 'utf8')
const readThreadFile = async (id: string) => threadSchema.parse(JSON.parse(await readOut(`threads/${id}.json`)))
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(join(out, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1))
    .toSorted()
}

describe('npm start', () => {
  it('publishes the files, says when, writes what the world got, and ends', async () => {
    const port = await freePort()
    const paths = given.map(({ path }) => path)
    const command = run('npm', ['start', '--', ...paths, '--once', '--out', out, '--port', String(port)])
    const { code, stdout, stderr } = await command.ended
    expect({ code, errors: stderr.split('\n').filter((line) => !line.startsWith('npm warn') && line !== '') }).toEqual({
      code: 0,
      errors: [],
    })
    expect(command.isRunning()).toBe(false)
    const announced = [...stdout.matchAll(/^ +(\d+\.\d) s {2}announced +(.+)$/gm)]
    expect(announced.map(([, , key = '']) => key).toSorted()).toEqual(given.map(({ key }) => key).toSorted())
    console.log(`announced after ${announced.map(([, seconds]) => seconds).join(' s and ')} s`)

    const ids = (
      await Promise.all([readOut('site/feed.xml').then(readRss), readOut('site/atom.xml').then(readAtom)])
    ).map((entries) => entries.map(({ id }) => id).toSorted())
    const json = readJsonFeed(await readOut('site/feed.json'))
    expect(json.map(({ title }) => title).toSorted()).toEqual(given.map(({ title }) => title).toSorted())
    expect(ids).toEqual([json, json].map((entries) => entries.map(({ id }) => id).toSorted()))
    for (const { url, title } of json) {
      const page = await readOut(`site${new URL(url).pathname}index.html`)
      expect(page.match(/<h1>/g)).toHaveLength(1)
      const threads = await Promise.all(given.map(async (sample) => readThreadFile(idOf(sample))))
      const { posts, commit } = threads.find(({ posts: [first] }) => first?.value.text.startsWith(title)) ?? {}
      expect(posts?.length).toBeGreaterThanOrEqual(3)
      expect(posts?.[0]?.value).toMatchObject({ embed: { external: { uri: url, title } } })
      const inCommit = commit?.paths.filter((path) => path.startsWith('app.bsky.feed.post/'))
      expect(inCommit).toHaveLength(posts?.length ?? 0)
    }
  })

  it('keeps serving exactly what it wrote, without what an earlier run left, until Ctrl-C', async () => {
    writeFileSync(join(out, 'notes.txt'), 'mine')
    const port = await freePort()
    const command = run(process.execPath, [
      startScript,
      'examples/ceasefires-that-hold.md',
      '--out',
      out,
      '--port',
      String(port),
    ])
    await command.says('drop articles into inbox/')
    const files = await filesIn('site')
    const base = `http://127.0.0.1:${port}`
    const served = await Promise.all(
      files.map(async (file) => (await fetch(`${base}/${file.slice('site/'.length)}`)).text()),
    )
    expect(await Promise.all(files.map(readOut))).toEqual(served)
    const page = new URL(readJsonFeed(await readOut('site/feed.json'))[0]?.url ?? '').pathname
    const feeds = ['atom.xml', 'feed.json', 'feed.xml']
    const ofTags = ['ceasefires', 'monitoring', 'negotiation'].flatMap((tag) =>
      [...feeds, 'index.html'].map((file) => `tags/${tag}/${file}`),
    )
    const ofMonth = ['archive/YYYY/MM/index.html', 'sitemaps/YYYY-MM-1.xml']
    const singles = [
      '.well-known/site.standard.publication',
      '404.html',
      'archive/index.html',
      'feed.css',
      'index.html',
      'robots.txt',
      'sitemap.xml',
    ]
    expect(files.map((file) => file.replace(/\d{4}([/-])\d\d/, 'YYYY$1MM'))).toEqual(
      [
        ...singles,
        `${page.slice(1)}index.html`,
        ...ofMonth,
        ...feeds,
        ...feeds.map((file) => `archive/feeds/1/${file}`),
        ...ofTags,
      ]
        .map((file) => `site/${file}`)
        .toSorted(),
    )
    const id = articleId('ceasefires-that-hold.md')
    expect(await filesIn('threads')).toEqual([`threads/${id}.json`])
    expect(await readOut('notes.txt')).toBe('mine')

    const { posts } = await readThreadFile(id)
    command.interrupt()
    const { code, stdout } = await command.ended
    expect({ code, isRunning: command.isRunning() }).toEqual({ code: 0, isRunning: false })
    const [, pds = ''] = /account +\S+ at (\S+)/.exec(stdout) ?? []
    expect(posts.map(({ uri }) => stdout.includes(composeRecordUrl({ url: pds }, uri)))).toEqual(posts.map(() => true))
  })

  it.each([
    {
      name: 'a file that is not there',
      args: ['nowhere.md'],
      says: /^Cannot publish "nowhere\.md": there is no such file\n$/,
    },
    {
      name: 'a publication.json that is not there',
      args: [startScript],
      says: /^[^\n]*publication\.json[^\n]*\n$/,
      publication: undefined,
    },
    {
      name: 'a publication.json that is not JSON',
      args: [startScript],
      says: /^[^\n]*publication\.json[^\n]*\n$/,
      publication: '{\n  "title": ,\n}',
    },
    {
      name: 'a publication.json with faults',
      args: [startScript],
      says: /^Cannot read publication\.json: title: [^\n]*; siteUrl: [^\n]*\n$/,
      publication: '{"title": 3, "siteUrl": "nowhere", "author": {"name": "A"}, "feedIdAuthority": "example.org,2026"}',
    },
  ])('says in one line what is wrong with $name, and leaves nothing running', async ({ args, says, publication }) => {
    rmSync(join(emptyFolder, 'publication.json'), { force: true })
    if (publication !== undefined) writeFileSync(join(emptyFolder, 'publication.json'), publication)
    const command = run(process.execPath, [startScript, ...args], emptyFolder)
    const { code, stdout, stderr } = await command.ended
    expect({ code, stdout, isRunning: command.isRunning() }).toEqual({ code: 1, stdout: '', isRunning: false })
    expect(stderr).toMatch(says)
  })

  it('says in one line that its port is in use, and leaves nothing running', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const command = run(process.execPath, [startScript, own?.path ?? '', '--once', '--port', String(port)], repository)
    const { code, stderr } = await command.ended
    taken.close()
    expect({ code, stderr, isRunning: command.isRunning() }).toEqual({
      code: 1,
      stderr: `Cannot listen on port ${port}: it is in use; choose another with --port\n`,
      isRunning: false,
    })
  })
})
