import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Feed } from 'feed'
import type { Article } from '../../shared/article/article.ts'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import { readAccepted } from '../article/read-upload.ts'
import { sampleArticle, sampleDocument } from '../feeds/sample.ts'

// Renders three feeds of many full articles, and lets `feed` by itself do the same, each in processes of their own.

/** CPU time of the first rendering in a process, and of the next, after one article changed. */
interface Cost {
  readonly firstMs: number
  readonly nextMs: number
}

const [, script = '', candidate, size] = process.argv
const runs = 5

async function composeArticles(count: number): Promise<readonly Article[]> {
  const folder = fileURLToPath(new URL('../../examples/', import.meta.url))
  const contents = await Promise.all(
    readdirSync(folder).map(async (name) => readAccepted(name, readFileSync(folder + name))),
  )
  return Array.from({ length: count }, (_, index) => {
    const { title, summary, bodyHtml, tags } = contents[index % contents.length] ?? sampleArticle(index)
    // Full articles have a thousand words and more: the examples are shorter.
    return sampleArticle(index, { title, summary, tags, bodyHtml: bodyHtml.repeat(3) })
  })
}

function renderOurs(articles: readonly Article[]): void {
  const document = sampleDocument(articles)
  for (const { render } of feedFiles(document.list, document.place)) render(document)
}

function renderBare(articles: readonly Article[]): void {
  const feed = new Feed({ id: 'tag:lantern.example,2026:feed', title: 'Lantern', link: 'https://lantern.example/' })
  for (const article of articles) {
    feed.addItem({
      id: article.feedId,
      title: article.title,
      link: `https://lantern.example/articles/${article.slug}/`,
      description: article.summary,
      content: article.bodyHtml,
      author: article.authors.map(({ name, url }) => ({ name, ...(url !== undefined && { link: url }) })),
      category: article.tags.map((name) => ({ name })),
      published: new Date(article.published),
      date: new Date(article.updated),
    })
  }
  feed.rss2()
  feed.atom1()
  feed.json1()
}

function cpuMs(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

async function measure(render: (articles: readonly Article[]) => void, count: number): Promise<Cost> {
  const articles = await composeArticles(count)
  const firstMs = cpuMs(() => render(articles))
  const [first = sampleArticle(0), ...others] = structuredClone(articles)
  const nextMs = cpuMs(() => render([{ ...first, title: 'Edited' }, ...others]))
  return { firstMs, nextMs }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** The middle of several processes, so that a busy machine does not decide. */
function costOf(name: string, count: number): Cost {
  const costs = Array.from({ length: runs }, () => {
    const { stdout } = spawnSync(process.execPath, [script, name, String(count)], { encoding: 'utf8' })
    return JSON.parse(stdout) as Cost
  })
  return { firstMs: median(costs.map(({ firstMs }) => firstMs)), nextMs: median(costs.map(({ nextMs }) => nextMs)) }
}

if (candidate !== undefined) {
  console.log(JSON.stringify(await measure(candidate === 'tidings' ? renderOurs : renderBare, Number(size))))
} else {
  for (const count of [50, 1000]) {
    const ours = costOf('tidings', count)
    const bare = costOf('feed', count)
    const line = (what: string, mine: number, other: number) =>
      console.log(
        `${count} articles, ${what}: ${(mine / other).toFixed(2)} × the CPU of bare feed (${mine.toFixed(1)} and ${other.toFixed(1)} ms)`,
      )
    line('in a new process', ours.firstMs, bare.firstMs)
    line('after one edit', ours.nextMs, bare.nextMs)
  }
}
