import { describe, expect, it } from 'vitest'

import { announcedOnce, articleText, report, same, see, upTo } from './scenario.ts'
import { World } from './world.ts'

const hourMs = 3_600_000

const keyOf = (number: number): string => `2026/article ${number}.md`

/** How many of these articles are not out, on the site and in a thread; feeds hold the newest 50 only. */
const missing = (world: World, count: number): number =>
  upTo(count).filter((number) => !same({ ...see(world, keyOf(number)), feedEntries: 1 }, announcedOnce)).length

function uploadMany(world: World, count: number, options: { event: boolean }): void {
  for (const number of upTo(count)) world.upload(keyOf(number), articleText(`Report number ${number}`), options)
}

describe('nothing is lost', () => {
  it('when every S3 event is, of 200 articles', async () => {
    const world = new World(5)
    uploadMany(world, 200, { event: false })
    await world.recover()
    report('nothing lost, S3 events dropped', `${missing(world, 200)} of 200 missing after 2 passes`)
    expect(missing(world, 200)).toBe(0)
  })

  it('when the events of new uploads are: the next hour finds them', async () => {
    const world = new World(9)
    uploadMany(world, 20, { event: false })
    world.nowMs += hourMs
    await world.catchUp()
    await world.drain()
    report('nothing lost, S3 events dropped, an hour later', `${missing(world, 20)} of 20 missing`)
    expect(missing(world, 20)).toBe(0)
  })

  it('when the events of old uploads are: the next day finds them, and reads what no hour does', async () => {
    const world = new World(10)
    uploadMany(world, 20, { event: false })
    world.nowMs += 72 * hourMs
    await world.catchUp()
    await world.drain()
    expect(missing(world, 20)).toBe(20)
    await world.recover()
    report('nothing lost, S3 events dropped, days later', `${missing(world, 20)} of 20 missing`)
    expect(missing(world, 20)).toBe(0)
  })

  it.each(['changesQueue', 'announcementsQueue', 'uploadsQueue'] as const)(
    'when every message of the %s is, of 200 articles',
    async (queue) => {
      const world = new World(6)
      uploadMany(world, 200, { event: true })
      world.drop(queue)
      await world.drain()
      expect(missing(world, 200)).toBe(200)
      world.drop(undefined)
      await world.recover()
      report(`nothing lost, ${queue} dropped`, `${missing(world, 200)} of 200 missing after 2 passes`)
      expect(missing(world, 200)).toBe(0)
    },
  )

  it('and an idle pass of reconcile costs one query', async () => {
    const world = new World(8)
    uploadMany(world, 3, { event: true })
    await world.drain()
    const calls: string[] = []
    world.onCall = (call) => void calls.push(call)
    await world.redrive()
    report('reconcile, idle', calls.join(', '))
    expect(calls).toEqual(['unfinished.due'])
  })

  it('in a bucket of 2,500 keys of which none was told of', async () => {
    const world = new World(7, { bluesky: undefined })
    uploadMany(world, 2500, { event: false })
    await world.recover()
    const live = [...world.articles.records.values()].filter(({ publishing }) => publishing?.state === 'live').length
    report('nothing lost, 2,500 keys', `${live} of 2500 live after 2 passes`)
    expect(live).toBe(2500)
  }, 120_000)
})
