import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

import { createArticlesTable } from '../../../shared/adapters/articles-table.ts'
import { createListsTable } from '../../../shared/adapters/lists-table.ts'
import { createMonthPartsTable } from '../../../shared/adapters/month-parts-table.ts'
import { readPublication } from '../../../shared/adapters/publication-file.ts'
import { createVolumesTable } from '../../../shared/adapters/volumes-table.ts'
import { fillArchive } from '../../support/fill-archive.ts'
import { ArticlePath } from '../article-path.ts'
import type { BenchRow, Figure } from '../bench-row.ts'
import { createBulkTable } from '../bulk-table.ts'
import { median } from '../median.ts'
import { installEleventy } from '../peers/eleventy.ts'
import { installHugo } from '../peers/hugo.ts'
import { measureCommand, type BuildCost, type Peer } from '../peers/peer.ts'
import { formatNumber } from '../render-report.ts'
import { sampleArticle } from '../sample-archive.ts'

const archive = 10_000
/** Articles that are measured, and after how many others: code that has run for a while is compiled well. */
const rounds = 15
const [few, many] = [5, 60]

interface OurCost {
  readonly warmMs: number
  /** After a few articles. */
  readonly lukewarmMs: number
  readonly coldMs: number
  readonly megabytes: number
}

/** One more article in the archive, by all functions on its way: the first time that they run, and when they have run before. */
async function measureOurs(say: (line: string) => void): Promise<OurCost> {
  const path = await ArticlePath.start(readPublication('publication.json'))
  try {
    const { stack } = path
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({ region: stack.region, endpoint: stack.gatewayUrl, credentials: stack.operatorCredentials }),
    )
    const bulk = createBulkTable({ client, tableName: stack.variable('ARTICLES_TABLE') })
    const ports = {
      publication: stack.publication,
      articles: createArticlesTable(bulk.table),
      lists: createListsTable(bulk.table),
      volumes: createVolumesTable(bulk.table),
      months: createMonthPartsTable(bulk.table),
    }
    const [, date = ''] = /^date: (.*)$/m.exec(sampleArticle(archive).markdown) ?? []
    await fillArchive(ports, archive, Date.parse(date))
    say(`our table has ${await bulk.flush()} items`)
    let number = archive
    const publishOne = async () => {
      await path.upload([sampleArticle(number)])
      number += 1
      return path.work()
    }
    // What stands around an article stands before the first that counts.
    for (let more = 0; more < 3; more += 1) await publishOne()
    await path.restart()
    const cold = await publishOne()
    const costs: number[] = []
    while (costs.length < many + rounds) {
      const reports = await publishOne()
      costs.push(reports.reduce((sum, { cpuMs }) => sum + cpuMs, 0))
    }
    return {
      warmMs: median(costs.slice(many)),
      lukewarmMs: median(costs.slice(few, few + rounds)),
      coldMs: cold.reduce((sum, { sinceStartMs }) => sum + sinceStartMs, 0),
      megabytes: Math.max(...cold.map(({ peakMegabytes }) => peakMegabytes)),
    }
  } finally {
    await path.stop()
  }
}

/** The rebuild after one more article was added to the archive. */
function measurePeer(peer: Peer): BuildCost {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-bench-peer-'))
  const add = (number: number): void => {
    const { name, markdown } = sampleArticle(number)
    writeFileSync(join(folder, 'content', `${name}.md`), markdown)
  }
  try {
    mkdirSync(join(folder, 'content'))
    for (let number = 0; number < archive; number += 1) add(number)
    peer.prepare(folder)
    measureCommand(peer.command, folder)
    add(archive)
    const cost = measureCommand(peer.command, folder)
    if (!readFileSync(join(folder, peer.feed), 'utf8').includes(`part ${archive}`))
      throw new Error(`Cannot compare with ${peer.name}: the new article is not in its feed`)
    return cost
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const peers: BenchRow = {
  name: 'peers',
  question: `What does one more article cost in an archive of ${archive.toLocaleString('en-US')}, until it is in the feed, against rebuilding the site with what people use instead?`,
  async measure(say) {
    const tools = mkdtempSync(join(tmpdir(), 'tidings-bench-tools-'))
    const found = [installHugo(), installEleventy(tools)]
    const ours = await measureOurs(say)
    say(`ours: ${formatNumber(ours.warmMs)} ms of processor, ${formatNumber(ours.coldMs)} ms cold`)
    const measured = found.flatMap((peer) => {
      if (typeof peer === 'string') return []
      const cost = measurePeer(peer)
      say(`${peer.name}: ${formatNumber(cost.cpuMs)} ms of processor`)
      return [{ peer, cost }]
    })
    rmSync(tools, { recursive: true })
    const targets: Readonly<Record<string, number>> = { Hugo: 50, Eleventy: 80 }
    const figures = measured.map(({ peer, cost }): Figure => ({
      what: `Processor time of a rebuild with ${peer.name}, against one more article here`,
      reached: cost.cpuMs / ours.warmMs,
      target: { atLeast: targets[peer.name] ?? 1 },
      unit: ' ×',
    }))
    const row = (name: string, cpuMs: number, wallMs?: number): readonly string[] => [
      name,
      formatNumber(Math.round(cpuMs)),
      formatNumber(cpuMs / ours.warmMs),
      wallMs === undefined ? '' : formatNumber(Math.round(wallMs)),
    ]
    return {
      figures,
      tables: [
        {
          columns: ['', 'ms of processor', '×', 'ms until it ended'],
          rows: [
            row(`Tidings: all functions, after ${many} articles`, ours.warmMs),
            row(`Tidings: all functions, after ${few} articles`, ours.lukewarmMs),
            row('Tidings: all functions, each in a new process', ours.coldMs),
            ...measured.map(({ peer, cost }) => row(`${peer.name} ${peer.version}: rebuild`, cost.cpuMs, cost.wallMs)),
          ],
        },
      ],
      notes: [
        `Ours is the median of ${rounds} articles, each published alone, by functions that run already and have published others before: as they run longer, V8 compiles them better. It is everything that the three functions did, the thread on Bluesky included, each in a process of its own with the SDKs that it has on Lambda; not what the emulators did. The most memory that one of them took was ${formatNumber(ours.megabytes)} MB. The others build a page for each article, the front page, pages of tags, and one feed of fifty; archives, sitemaps, and feeds in three formats are ours alone.`,
        ...found.filter((peer) => typeof peer === 'string'),
      ],
    }
  },
}
