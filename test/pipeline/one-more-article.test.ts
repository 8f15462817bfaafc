import { describe, expect, it } from 'vitest'

import { publish, type PublishPorts } from '../../shared/pipeline/publish.ts'
import { PublishMemory } from '../../shared/pipeline/publish-memory.ts'
import { epochMs, publication } from '../faults/world.ts'
import { countCalls, noCalls, type CallCount } from '../support/count-calls.ts'
import { FakeArticles } from '../support/fakes/fake-articles.ts'
import { FakeLists } from '../support/fakes/fake-lists.ts'
import { FakeMonthParts } from '../support/fakes/fake-month-parts.ts'
import { FakeMedia } from '../support/fakes/fake-pictures.ts'
import { FakeSite } from '../support/fakes/fake-site.ts'
import { FakeVolumes } from '../support/fakes/fake-volumes.ts'
import { archivedArticle, archivedRecord, fillArchive } from '../support/fill-archive.ts'

const minuteMs = 60_000

/** Publishes a few articles into an archive of this size. @returns what the last of them cost, and what was written */
async function publishInto(size: number): Promise<{ readonly count: CallCount; readonly written: readonly string[] }> {
  const count = noCalls()
  const articles = new FakeArticles()
  const site = new FakeSite()
  const ports = {
    articles: countCalls(count, 'articles', articles),
    lists: countCalls(count, 'lists', new FakeLists()),
    volumes: countCalls(count, 'volumes', new FakeVolumes()),
    months: countCalls(count, 'months', new FakeMonthParts()),
    site: countCalls(count, 'site', site),
    media: countCalls(count, 'media', new FakeMedia()),
    publication,
    memory: new PublishMemory(),
    nowMs: () => epochMs + 60 * minuteMs,
  } satisfies PublishPorts
  await fillArchive(ports, size, epochMs)
  for (let more = 0; more < 3; more += 1) {
    Object.assign(count, noCalls())
    site.writes.length = 0
    // Numbers that leave the same rest give the same tags.
    const article = archivedArticle(publication, 1_000_000 + more * 20, epochMs + more * minuteMs)
    await articles.put(archivedRecord(article, 0))
    expect(await publish(ports, [article.id])).toEqual(new Map())
    expect(articles.records.get(article.id)?.publishing?.state).toBe('live')
  }
  return { count, written: site.writes.map(({ path }) => path) }
}

describe('one more article', () => {
  it('costs as many calls, and no more bytes, whatever the size of the archive', async () => {
    const sizes = [100, 1000, 10_000]
    const costs = []
    for (const size of sizes) costs.push(await publishInto(size))
    for (const [index, { count, written }] of costs.entries()) {
      console.log(
        `one more article, in an archive of ${sizes[index]}: ${count.calls} calls, ${count.bytes} bytes, ${written.length} files written`,
      )
    }
    const [small, , large] = costs
    console.log([...(large?.count.byName ?? [])].map(([name, calls]) => `${calls} × ${name}`).join(', '))
    expect(costs.map(({ count }) => count.calls)).toEqual(costs.map(() => small?.count.calls))
    expect(costs.map(({ written }) => written.length)).toEqual(costs.map(() => small?.written.length))
    expect((large?.count.bytes ?? 0) / (small?.count.bytes ?? 0)).toBeLessThanOrEqual(1.1)
  })
})
