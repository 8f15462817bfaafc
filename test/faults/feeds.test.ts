import { createHash } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { everything, type Listing } from '../../shared/pipeline/article-lists.ts'
import { publish } from '../../shared/pipeline/publish.ts'
import { publishLists } from '../../shared/pipeline/publish-lists.ts'
import type { SiteHost } from '../../shared/pipeline/site-host.ts'
import { withdrawArticle } from '../../shared/pipeline/withdraw.ts'
import { FakeLists } from '../support/fakes/fake-lists.ts'
import { articleText, report, upTo } from './scenario.ts'
import { World } from './world.ts'

const keyOf = (number: number): string => `report-${number}.md`

/** The ids that each successive main feed held. */
const history = (world: World): readonly (readonly string[])[] =>
  world.site.writes
    .filter(({ path }) => path === 'feed.json')
    .map(({ body }) => (JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id))

/** How often an entry that was in the feed was no longer in the next. */
const losses = (world: World): number =>
  history(world).reduce(
    (sum, ids, index, all) => sum + (all[index - 1] ?? []).filter((id) => !ids.includes(id)).length,
    0,
  )

/** Lists whose rows are there, and are not read. */
class ForgetfulLists extends FakeLists {
  override async newest(): Promise<readonly Listing[]> {
    return []
  }
}

describe('feeds', () => {
  it.each([2, 4, 8])(
    'never go back and never shrink with %i builders',
    async (builders) => {
      let lost = 0
      let versionsBack = 0
      for (const seed of upTo(200)) {
        const world = new World(seed)
        world.batchSizes = { uploads: 1, changes: 1 }
        for (const number of upTo(4)) world.upload(keyOf(number), articleText(`Report ${number}, version 1`))
        world.atCall(20, () => void world.upload(keyOf(0), articleText('Report 0, version 2')))
        await world.drain(builders)
        lost += losses(world)
        const shown = world.site.writes
          .filter(({ path }) => path === 'feed.xml')
          .map(({ body }) => body.includes('version 2'))
        versionsBack += shown.filter((newer, index) => shown[index - 1] === true && !newer).length
        expect(history(world).at(-1)).toHaveLength(4)
      }
      report(`feeds, ${builders} builders`, `${lost} entries lost and ${versionsBack} versions back in 200 seeds`)
      expect({ lost, versionsBack }).toEqual({ lost: 0, versionsBack: 0 })
    },
    300_000,
  )

  it('lose an article that is withdrawn while another builder, who still knows it, is about to write', async () => {
    const world = new World(14, { bluesky: undefined })
    world.upload(keyOf(0), articleText('Report 0'))
    await world.drain()
    world.drop('changesQueue')
    world.upload(keyOf(1), articleText('Report 1'))
    await world.drain()
    const id = articleId(keyOf(1))
    const { site } = world
    const ports = { ...world.backstage, changes: world.changesQueue }
    let isFirst = true
    const slow: SiteHost = {
      get: async (path) => site.get(path),
      async put(file, etag) {
        // The other finds this one as it should be, and leaves it alone.
        if (file.path === 'index.html' && isFirst) {
          isFirst = false
          await withdrawArticle(ports, id)
          await publish(ports, [id])
        }
        return site.put(file, etag)
      },
    }
    await publish({ ...ports, site: slow }, [id])
    expect(isFirst).toBe(false)
    expect(world.articles.records.get(id)?.publishing?.offSite).toBe(true)
    expect(site.files.get('index.html')?.body).not.toContain('Report 1')
    expect(history(world).at(-1)).toHaveLength(1)
  })

  it.each(['lists.newest', 'articles.getMany', 'lists.count'])('never shrink when %s fails', async (call) => {
    const world = new World(9)
    for (const number of upTo(3)) world.upload(keyOf(number), articleText(`Report ${number}`))
    await world.drain()
    world.faults = [{ mode: 'error before', hits: (_number, name) => name === call }]
    world.upload(keyOf(3), articleText('Report 3'))
    await world.drain()
    await world.recover()
    expect(losses(world)).toBe(0)
    expect(history(world).at(-1)).toHaveLength(4)
  })

  it('are not emptied by a list that is read as empty', async () => {
    const world = new World(10)
    world.upload(keyOf(0), articleText('Report 0'))
    await world.drain()
    const lists = new ForgetfulLists()
    await lists.add(everything, { published: '2026-03-02T09:00:00.000Z', id: articleId(keyOf(0)) })
    const { failed } = await publishLists({ ...world.backstage, lists }, await world.entered())
    expect([...failed.values()].map(({ message }) => message)).toEqual([
      'Cannot build the feeds: the list "all" was read as empty, and is not',
    ])
    expect(history(world).at(-1)).toHaveLength(1)
  })

  it('are the same bytes for the same state, and not written again', async () => {
    const world = new World(11)
    for (const number of upTo(5)) world.upload(keyOf(number), articleText(`Report ${number}`))
    await world.drain()
    const hashes = new Set<string>()
    const before = world.site.writes.length
    for (const rebuild of upTo(100)) {
      world.nowMs += 3_600_000 * rebuild
      await publishLists(world.backstage, await world.entered())
      for (const [path, { body }] of world.site.files) {
        hashes.add(`${path} ${createHash('sha256').update(body).digest('hex')}`)
      }
    }
    const writes = world.site.writes.length - before
    report(
      'same state, same bytes',
      `${hashes.size} hashes of ${world.site.files.size} files, ${writes} writes in 100 rebuilds`,
    )
    expect(hashes.size).toBe(world.site.files.size)
    expect(writes).toBe(0)
  })
})

describe('feed ids', () => {
  it('are frozen, whatever changes', async () => {
    const changes: readonly {
      name: string
      apply: (world: World, number: number) => void
      fresh?: boolean
      siteUrl?: string
    }[] = [
      { name: 'title', apply: (world, number) => void world.upload(keyOf(number), articleText(`Renamed ${number}`)) },
      {
        name: 'slug',
        apply: (world, number) =>
          void world.upload(keyOf(number), articleText(`Report ${number}`, { slug: `moved-${number}` })),
      },
      { name: 'domain', siteUrl: 'https://news.example.net', fresh: true, apply: original },
      { name: 'scheme', siteUrl: 'http://digest.example.org', fresh: true, apply: original },
      { name: 're-ingested', apply: original },
      { name: 'rebuilt from nothing', fresh: true, apply: original },
    ]
    const idsOf = (world: World): readonly string[] =>
      upTo(100).map((number) => world.articles.records.get(articleId(keyOf(number)))?.publishing?.article.feedId ?? '')
    const first = new World(12, { bluesky: undefined })
    for (const number of upTo(100)) original(first, number)
    await first.drain()
    const changed: Record<string, number> = {}
    for (const { name, apply, fresh = false, siteUrl } of changes) {
      const world = fresh ? new World(13, { bluesky: undefined, ...(siteUrl && { siteUrl }) }) : first
      world.nowMs += 86_400_000
      for (const number of upTo(100)) apply(world, number)
      await world.drain()
      const ids = idsOf(world)
      changed[name] = ids.filter((id, number) => id !== idsOf(first)[number] || id === '').length
    }
    report('ids are frozen', `${JSON.stringify(changed)} of 100 changed`)
    expect(Object.values(changed)).toEqual(changes.map(() => 0))
  })
})

function original(world: World, number: number): void {
  world.upload(keyOf(number), articleText(`Report ${number}`))
}
