import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { fillArchive } from '../support/fill-archive.ts'
import { auditSite, readArchives, readFeed } from './audit-site.ts'
import { faultModes } from './fault.ts'
import { articleText, report, see, upTo } from './scenario.ts'
import { pick, seededRandom } from './seeded-random.ts'
import { epochMs, World } from './world.ts'

const keyOf = (number: number): string => `report-${number}.md`
const settings = { bluesky: undefined }
const topics = ['Peace talks', 'C++', 'C#', 'Ceasefires']
const dates = ['2026-01-31T23:30:00Z', '2026-02-01T00:30:00Z', '2026-02-14', '2026-03-01']

/** A few articles that come, change their titles and tags, and go, all decided by the seed, before the queues are empty. */
async function busyWorld(seed: number, builders: number, { faults = 0 } = {}): Promise<World> {
  const random = seededRandom(seed)
  const world = new World(seed, settings)
  world.batchSizes = { uploads: 1, changes: 1 + Math.floor(random() * 3) }
  const text = (number: number, version: number): string =>
    articleText(`Report ${number}, version ${version}`, {
      tags: `[${pick(random, topics)}, ${pick(random, topics)}]`,
      // Once it is out, an article keeps its date.
      ...(number % 2 === 0 && { date: dates[number % dates.length] ?? '' }),
    })
  for (const number of upTo(5)) world.upload(keyOf(number), text(number, 1))
  const acts = [
    () => void world.upload(keyOf(0), text(0, 2)),
    () => void world.upload(keyOf(1), text(1, 2)),
    () => void world.upload(keyOf(1), text(1, 3)),
    () => void world.upload(keyOf(2), articleText('Report 2', { withdrawn: true })),
  ]
  for (const act of acts) world.atCall(20 + Math.floor(random() * 400), act)
  const calls = new Set(upTo(faults).map(() => Math.floor(random() * 500)))
  world.faults = [...calls].map((at) => ({ mode: pick(random, faultModes), hits: (number) => number === at }))
  await world.drain(builders)
  await world.recover()
  return world
}

/** Every version of a document of the feed that the world ever saw. */
const versionsOf = (world: World, path: string): readonly string[] =>
  world.site.writes.filter((file) => file.path === path).map(({ body }) => body)

const countIn = (json: string): number => (JSON.parse(json) as { items: unknown[] }).items.length

/** How often an entry left the feed when no archive that the feed led to had it. */
function lossesOf(world: World): number {
  const replay = new World(0)
  let lost = 0
  for (const file of world.site.writes) {
    const before = readFeed(replay, 'feed.json').ids
    replay.site.files.set(file.path, { body: file.body, etag: '' })
    if (file.path !== 'feed.json') continue
    const kept = new Set([...readFeed(replay, 'feed.json').ids, ...readArchives(replay).flat()])
    lost += before.filter((id) => !kept.has(id)).length
  }
  return lost
}

describe('everything that lists articles', () => {
  it.each([2, 4, 8])(
    'is right after any interleaving of %i builders',
    async (builders) => {
      const wrong: string[] = []
      for (const seed of upTo(25)) {
        const problems = auditSite(await busyWorld(seed, builders))
        wrong.push(...problems.map((problem) => `seed ${seed}: ${problem}`))
      }
      report(`lists, ${builders} builders`, `${wrong.length} faults in 25 seeds`)
      expect(wrong).toEqual([])
    },
    300_000,
  )

  it('is right after any interleaving and any three faults', async () => {
    const wrong: string[] = []
    for (const seed of upTo(60)) {
      const problems = auditSite(await busyWorld(seed, 1 + (seed % 3), { faults: 3 }))
      wrong.push(...problems.map((problem) => `seed ${seed}: ${problem}`))
    }
    report('lists, random faults', `${wrong.length} faults in 60 seeds`)
    expect(wrong).toEqual([])
  }, 300_000)
})

describe('archives', () => {
  it.each([2, 4, 8])(
    'keep every entry that leaves the feed, and never change once they are full, with %i builders',
    async (builders) => {
      let lost = 0
      let changed = 0
      const incomplete: string[] = []
      for (const seed of upTo(15)) {
        const world = new World(seed, settings)
        world.batchSizes = { uploads: 1, changes: 1 + (seed % 2) }
        await fillArchive(world.backstage, 46, epochMs)
        for (const number of upTo(9)) world.upload(keyOf(number), articleText(`Report ${number}`))
        await world.drain(builders)
        lost += lossesOf(world)
        const full = versionsOf(world, 'archive/feeds/1/feed.json').filter((_json, index, all) =>
          all.slice(0, index + 1).some((earlier) => countIn(earlier) === 50),
        )
        changed += new Set(full).size - 1
        const all = new Set([...readFeed(world, 'feed.json').ids, ...readArchives(world).flat()])
        if (full.length === 0 || all.size !== 55) incomplete.push(`seed ${seed}: ${all.size} of 55`)
      }
      report(`archives, ${builders} builders`, `${lost} entries lost, ${changed} full archives changed in 15 seeds`)
      expect({ lost, changed, incomplete }).toEqual({ lost: 0, changed: 0, incomplete: [] })
    },
    300_000,
  )

  it('are complete at every size, each article in one of them at most', async () => {
    const world = new World(1, settings)
    await fillArchive(world.backstage, 49, epochMs)
    for (const number of upTo(4)) {
      world.upload(keyOf(number), articleText(`Report ${number}`))
      await world.drain()
      const archived = readArchives(world).flat()
      expect(new Set(archived).size).toBe(archived.length)
      expect(new Set([...readFeed(world, 'feed.json').ids, ...archived]).size).toBe(50 + number)
    }
    expect(readArchives(world).map(({ length }) => length)).toEqual([50])
    expect(readFeed(world, 'archive/feeds/2/feed.json').ids).toEqual([])
    expect(lossesOf(world)).toBe(0)
  })

  it('are written again for a change of an article in them, and only the one that has it', async () => {
    const world = new World(2, settings)
    world.upload(keyOf(0), articleText('Report 0', { date: '2026-01-01' }))
    await world.drain()
    await fillArchive(world.backstage, 120, epochMs)
    world.upload(keyOf(1), articleText('Report 1'))
    await world.drain()
    const before = world.site.writes.length
    world.upload(keyOf(0), articleText('Report 0', { withdrawn: true }))
    await world.drain()
    const rewritten = world.site.writes.slice(before).map(({ path }) => path)
    expect(rewritten.filter((path) => path.startsWith('archive/feeds/'))).toEqual(
      ['feed.xml', 'atom.xml', 'feed.json'].map((name) => `archive/feeds/1/${name}`),
    )
    expect(readFeed(world, 'archive/feeds/1/feed.json').ids).toHaveLength(49)
  })

  it('hold an article that is dated back as soon as it is live', async () => {
    const world = new World(3, settings)
    await fillArchive(world.backstage, 60, epochMs)
    world.upload(keyOf(0), articleText('Report 0', { date: '2020-05-05' }))
    await world.drain()
    const { feedId } = world.articles.records.get(articleId(keyOf(0)))?.publishing?.article ?? {}
    expect(readFeed(world, 'feed.json').ids).not.toContain(feedId)
    expect(
      readArchives(world)
        .flat()
        .filter((id) => id === feedId),
    ).toHaveLength(1)
  })
})

describe('tombstones', () => {
  const tombstones = (world: World, path: string): number =>
    world.site.files.get(path)?.body.match(/deleted-entry /g)?.length ?? 0

  it('stand for ninety days in the feeds that had the article, and nowhere for one that nobody saw', async () => {
    const world = new World(4, settings)
    world.upload(keyOf(0), articleText('Report 0', { tags: '[Harbour]' }))
    world.upload(keyOf(1), articleText('Report 1', { publishAt: '2027-01-01T00:00' }))
    world.upload(keyOf(2), articleText('Report 2'))
    await world.drain()
    for (const number of upTo(2)) world.upload(keyOf(number), articleText('Report', { withdrawn: true }))
    await world.drain()
    expect(upTo(2).map((number) => see(world, keyOf(number)).state)).toEqual(['withdrawn', 'withdrawn'])
    expect(['atom.xml', 'tags/harbour/atom.xml'].map((path) => tombstones(world, path))).toEqual([1, 1])
    expect(auditSite(world)).toEqual([])
    world.nowMs += 89 * 86_400_000
    world.upload(keyOf(2), articleText('Report 2, changed'))
    await world.drain()
    expect(tombstones(world, 'atom.xml')).toBe(1)
    world.nowMs += 2 * 86_400_000
    world.upload(keyOf(2), articleText('Report 2, changed again'))
    await world.drain()
    expect(tombstones(world, 'atom.xml')).toBe(0)
  })
})

describe('a burst', () => {
  it('of 1,000 uploads rewrites the main feed at most 40 times', async () => {
    const world = new World(5, settings)
    world.batchSizes = { uploads: 10, changes: 100 }
    world.hasBatchWindow = true
    for (const number of upTo(1000)) world.upload(keyOf(number), articleText(`Report ${number}`))
    await world.drain(2)
    const rewrites = versionsOf(world, 'feed.xml').length
    const pages = world.site.writes.filter(({ path }) => path.startsWith('articles/')).length
    report('burst', `${rewrites} rewrites of the main feed and ${pages} of pages for 1,000 uploads`)
    expect(rewrites).toBeLessThanOrEqual(40)
    expect(see(world, keyOf(999)).state).toBe('live')
    expect(auditSite(world)).toEqual([])
  }, 300_000)
})
