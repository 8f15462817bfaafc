import { describe, expect, it } from 'vitest'

import { ingest } from '../../shared/pipeline/ingest.ts'
import { publish } from '../../shared/pipeline/publish.ts'
import { epochMs, World } from '../faults/world.ts'
import { countCalls, noCalls } from '../support/count-calls.ts'
import { fillArchive } from '../support/fill-archive.ts'
import { MemoryPath, publishOneMore } from './memory-path.ts'

/** What the last of a few articles that are published into an archive of this size costs. */
async function costIn(archive: number) {
  const count = noCalls()
  const path = new MemoryPath()
  await fillArchive({ publication: path.publication, ...path.fakes }, archive, epochMs)
  for (let more = 0; more < 3; more += 1) await publishOneMore(path)
  const { writes } = path.fakes.site
  const before = writes.length
  await publishOneMore(
    path,
    path.ports((name, port) => countCalls(count, name, port)),
  )
  return { calls: count.calls, bytes: count.bytes, filesWritten: writes.length - before }
}

const article = (number: number, posts = 1): string => {
  const thread = Array.from({ length: posts }, (_, index) => `Post ${index + 1} of article ${number}.`)
  return `---\nbluesky: { thread: ${JSON.stringify(thread)} }\n---\n\n# Report ${number}\n\nThe pier reopens on Monday.\n`
}

/** Uploads so many articles at once; each invocation of `publish-feeds` takes at most `batchSize`. */
async function feedWritesOf(articles: number, batchSize: number): Promise<number> {
  const path = new MemoryPath()
  const ports = path.ports()
  for (let uploaded = 0; uploaded < articles; uploaded += 1) await ingest(ports, { key: path.upload() })
  while (path.changes.length > 0) {
    const failures = await publish(ports, path.changes.splice(0, batchSize))
    expect(failures).toEqual(new Map())
  }
  const records = [...path.fakes.articles.records.values()]
  expect(records.filter(({ publishing }) => publishing?.state === 'live')).toHaveLength(articles)
  return path.fakes.site.writes.filter((file) => file.path === 'feed.xml').length
}

describe('one more article', () => {
  it('costs as many calls in an archive of 5,000 as in one of 100, and hardly more bytes', async () => {
    const [small, large] = [await costIn(100), await costIn(5_000)]
    console.log(
      `one more article: ${JSON.stringify(small)} in an archive of 100, ${JSON.stringify(large)} in one of 5,000`,
    )

    expect(small).toMatchObject({ calls: 58, filesWritten: 17 })
    expect(large).toMatchObject({ calls: 58, filesWritten: 17 })
    expect(large.bytes / small.bytes).toBeLessThanOrEqual(1.1)
  })
})

describe('a burst', () => {
  it('writes the main feed once for each batch', async () => {
    const writes = [await feedWritesOf(250, 100), await feedWritesOf(25, 1)]
    console.log(
      `writes of the main feed: ${writes[0]} for 250 articles in batches of 100, ${writes[1]} for 25 one by one`,
    )

    expect(writes).toEqual([3, 25])
  })
})

describe('a thread', () => {
  it('takes as many calls to the PDS with ten posts as with one', async () => {
    const world = new World(1)
    const calls: string[] = []
    const counts: number[] = []
    world.onCall = (call) => void (call.startsWith('microblog.') && calls.push(call))
    // The first signs in.
    for (let posts = 0; posts <= 10; posts += 1) {
      calls.length = 0
      world.upload(`report-${posts}.md`, article(posts, Math.max(1, posts)))
      await world.drain()
      if (posts > 0) counts.push(calls.length)
    }
    console.log(`calls to the PDS for 1 to 10 posts: ${counts.join(', ')}`)

    expect(world.pds.records.size).toBeGreaterThanOrEqual(55)
    expect(new Set(counts)).toEqual(new Set([10]))
  })
})
