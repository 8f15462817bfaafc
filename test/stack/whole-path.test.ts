import { readFileSync } from 'node:fs'
import { fromHtml } from 'hast-util-from-html'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { elementsOf, textOf } from '../../shared/article/html-tree.ts'
import { pagePath } from '../../shared/article/article.ts'
import type { PublishedThread } from '../../local/pds/published-thread.ts'
import { readThread } from '../../local/pds/published-thread.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ReadEntry } from '../feeds/read-feed.ts'
import { bodyBlocks, complaintsOfXmllint, get, listPosts, readFeeds, textsOf, threadCommits } from './read-world.ts'
import { ownPublication, type RealStack, startRealStack } from './real-stack.ts'
import { expectedBlocks, linesOf, type SampleArticle, sampleArticles } from './sample-articles.ts'
import { brokenSentences } from './whole-sentences.ts'

let stack: RealStack
let commitsAtFirst: number
/** For each write that came to the PDS, the pages that had answered 200 before it had any effect. */
const liveBefore: string[][] = []

beforeAll(async () => {
  stack = await startRealStack({ publication: ownPublication(), redeliverAfterSeconds: 1 })
  commitsAtFirst = (await stack.pds?.readCommits())?.length ?? 0
  stack.setFaults(({ operation }) => {
    if (operation !== 'com.atproto.repo.applyWrites') return undefined
    const served = stack.calls.filter(
      ({ function: caller, status }) => caller === 'cloudfront.amazonaws.com' && status === 200,
    )
    liveBefore.push(served.map(({ resource }) => resource))
    return undefined
  })
})
afterAll(async () => stack?.stop())

describe.each(sampleArticles.filter(({ given }) => given))('$key through the whole stack', (sample) => {
  let record: ArticleRecord
  let thread: PublishedThread
  let html: string
  const text = linesOf(sample).join('\n')

  beforeAll(async () => {
    record = await stack.announce(sample.key, readFileSync(sample.path, 'utf8'))
    if (!stack.pds || !record.publishing) throw new Error('Cannot test a thread without a PDS')
    const read = await readThread(stack.pds, record)
    if (!read) throw new Error('Cannot test a thread that is not there')
    thread = read
    html = await get(stack.siteUrl + pagePath(record.publishing.article))
  })

  it('has its title once, its headings, and every other paragraph in order and unchanged', () => {
    const page = [...elementsOf(fromHtml(html))]
    expect(page.filter(({ tagName }) => tagName === 'h1').map((heading) => textOf(heading))).toEqual([sample.title])
    expect(bodyBlocks(html).map((block) => textOf(block))).toEqual(expectedBlocks(sample))
    const headings = bodyBlocks(html).filter(({ tagName }) => /^h\d$/.test(tagName))
    expect(headings.map((heading) => textOf(heading))).toEqual(sample.headings)
  })

  it('leaves out the lines around it, and says so in the receipt', () => {
    const lines = linesOf(sample)
    const around = [lines[0] ?? '', ...lines.slice(-sample.below)]
    const shown = bodyBlocks(html).map((block) => textOf(block))
    expect(shown.filter((block) => around.some((line) => block.includes(line)))).toEqual([])
    const notes = record.receipt.outcome === 'accepted' ? record.receipt.notes.join('\n') : ''
    expect(around.filter((line) => !notes.includes(line.slice(0, 40)))).toEqual([])
  })

  it('has a thread of three to five posts, each within the limits of a post', () => {
    const texts = textsOf(thread)
    expect(texts.length).toBeGreaterThanOrEqual(3)
    expect(texts.length).toBeLessThanOrEqual(5)
    const graphemes = texts.map((post) => [...new Intl.Segmenter('en').segment(post)].length)
    expect(graphemes.filter((count) => count > 300)).toEqual([])
    expect(texts.filter((post) => Buffer.byteLength(post) > 3000)).toEqual([])
  })

  it('quotes whole sentences of the article only', () => {
    const [first = '', ...others] = textsOf(thread)
    expect(first.startsWith(`${sample.title}\n\n`)).toBe(true)
    const quoted = [first.slice(sample.title.length + 2), ...others]
    expect(quoted.flatMap((post) => brokenSentences(post, text))).toEqual([])
  })

  it('begins its thread with a card that links to the page', () => {
    const uri = stack.siteUrl + pagePath(record.publishing?.article ?? { slug: '' })
    expect(thread.posts[0]?.value['embed']).toMatchObject({
      $type: 'app.bsky.embed.external',
      external: { uri, title: sample.title },
    })
  })

  it('replies to the root and to the post before', () => {
    const refs = thread.posts.map(({ uri, cid }) => ({ uri, cid }))
    expect(thread.posts.map(({ value }) => value['reply'])).toEqual(
      refs.map((_, index) => (index === 0 ? undefined : { root: refs[0], parent: refs[index - 1] })),
    )
  })

  it('is written in one commit', async () => {
    const paths = thread.posts.map(({ uri }) => uri.split('/').slice(-2).join('/'))
    const commits = (await stack.pds?.readCommits()) ?? []
    expect(commits.filter((commit) => commit.paths.some((path) => paths.includes(path)))).toEqual([thread.commit])
    expect(thread.commit?.paths).toEqual(expect.arrayContaining(paths))
  })

  it('shows its page to the world before anything of its thread is written', async () => {
    const commits = (await stack.pds?.readCommits()) ?? []
    const place = commits.findIndex(({ cid }) => cid === thread.commit?.cid)
    const key = `${pagePath(record.publishing?.article ?? { slug: '' }).slice(1)}index.html`
    const before = liveBefore[place - commitsAtFirst] ?? []
    expect(before.filter((resource) => resource.endsWith(`/${key}`))).not.toEqual([])
  })
})

describe('the feeds that the edge serves', () => {
  it.each([
    { file: 'feed.xml', type: 'application/rss+xml' },
    { file: 'atom.xml', type: 'application/atom+xml' },
  ])('$file is well-formed XML of its media type', async ({ file, type }) => {
    const response = await fetch(`${stack.siteUrl}/${file}`)
    expect(response.headers.get('content-type')).toContain(type)
    expect(complaintsOfXmllint(await response.text())).toBe('')
  })

  it('feed.json is JSON of its media type', async () => {
    const response = await fetch(`${stack.siteUrl}/feed.json`)
    expect(response.headers.get('content-type')).toContain('application/feed+json')
    expect(await response.json()).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' })
  })

  it('carry the same ids, dates, titles and order in all three formats, newest first', async () => {
    const [rss, atom, json] = await readFeeds(stack.siteUrl)
    const essence = (entries: readonly ReadEntry[] | undefined) =>
      entries?.map(({ id, url, title, published, updated }) => ({ id, url, title, published, updated }))
    expect(essence(rss)).toEqual(essence(json))
    expect(essence(atom)).toEqual(essence(json))
    const titles = sampleArticles.filter(({ given }) => given).map(({ title }) => title)
    expect(json?.map(({ title }) => title)).toEqual(titles.toReversed())
    expect(json?.every(({ published, updated }) => published > 0 && published === updated)).toBe(true)
  })
})

describe('the same file again', () => {
  const sample = sampleArticles[0] as SampleArticle
  const entries = async () =>
    (await readFeeds(stack.siteUrl)).map((feed) => feed.filter(({ title }) => title.startsWith(sample.title)))

  it('changes nothing when nothing in it changed', async () => {
    const before = {
      posts: await listPosts(stack.pds),
      feeds: await readFeeds(stack.siteUrl),
      commits: await stack.pds?.readCommits(),
    }
    const record = await stack.record(sample.key)
    await stack.upload(sample.key, readFileSync(sample.path))
    await stack.recordThat(sample.key, 'read again', ({ sequencer }) => sequencer !== record?.sequencer)
    await stack.quiet()
    expect({
      posts: await listPosts(stack.pds),
      feeds: await readFeeds(stack.siteUrl),
      commits: await stack.pds?.readCommits(),
    }).toEqual(before)
    expect((await stack.record(sample.key))?.publishing).toEqual(record?.publishing)
  })

  it('keeps its entry and its thread when it is edited, and moves the date of its update', async () => {
    const [before, posts, commits] = [await entries(), await listPosts(stack.pds), await threadCommits(stack.pds)]
    const edited = readFileSync(sample.path, 'utf8').replace('Six benches', 'Seven benches')
    await stack.upload(sample.key, Buffer.from(edited))
    await stack.recordThat(sample.key, 'live again', ({ publishing }) => publishing?.liveVersion === 2)
    await stack.quiet()
    const after = await entries()
    for (const [index, [entry]] of after.entries()) {
      const old = before[index]?.[0]
      expect(after[index]).toHaveLength(1)
      expect(entry).toMatchObject({ id: old?.id, url: old?.url, published: old?.published })
      expect(entry?.updated).toBeGreaterThan(old?.updated ?? Infinity)
      expect(entry?.content).toContain('Seven benches')
    }
    expect(await listPosts(stack.pds)).toEqual(posts)
    expect(await threadCommits(stack.pds)).toEqual(commits)
    expect((await stack.record(sample.key))?.publishing?.state).toBe('announced')
  })
})
