import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { publish } from '../../shared/pipeline/publish.ts'
import { PublishMemory } from '../../shared/pipeline/publish-memory.ts'
import type { SiteFile } from '../../shared/pipeline/site-host.ts'
import { auditSite, readFeed } from './audit-site.ts'
import { articleText } from './scenario.ts'
import { World } from './world.ts'

const keyOf = (number: number): string => `report-${number}.md`

/** A world in which nobody publishes by himself: articles are accepted, and processes take them when they are told. */
async function quietWorld(): Promise<World> {
  const world = new World(1, { bluesky: undefined })
  world.drop('changesQueue')
  return world
}

async function accept(world: World, number: number, title = `Report ${number}`): Promise<string> {
  world.upload(keyOf(number), articleText(title, { tags: '[Harbour]' }))
  await world.drain()
  return articleId(keyOf(number))
}

async function publishBy(world: World, memory: PublishMemory, ids: readonly string[]): Promise<void> {
  expect(await publish({ ...world.backstage, memory }, ids)).toEqual(new Map())
}

describe('a process that remembers', () => {
  it('keeps what another process has written since', async () => {
    const world = await quietWorld()
    const [one, other] = [new PublishMemory(), new PublishMemory()]
    for (const [number, memory] of [one, other, one, one, other].entries())
      await publishBy(world, memory, [await accept(world, number)])
    expect(readFeed(world, 'feed.json').ids).toHaveLength(5)
    expect(auditSite(world)).toEqual([])
  })

  it('takes no record for what it was', async () => {
    const world = await quietWorld()
    const [one, other] = [new PublishMemory(), new PublishMemory()]
    await publishBy(world, one, [await accept(world, 0)])
    await publishBy(world, other, [await accept(world, 0, 'Report 0, corrected')])
    await publishBy(world, one, [await accept(world, 1)])
    for (const path of ['feed.xml', 'index.html', 'tags/harbour/index.html', 'articles/report-1/index.html'])
      expect(world.site.files.get(path)?.body).toContain('Report 0, corrected')
    expect(auditSite(world)).toEqual([])
  })

  it.each([
    { name: 'is gone', stands: undefined },
    { name: 'is another', stands: { body: 'something else', etag: '"else"' } },
  ])('looks at a file before it leaves it alone, and finds that it $name', async ({ stands }) => {
    const world = await quietWorld()
    const memory = new PublishMemory()
    await publishBy(world, memory, [await accept(world, 0)])
    const paths = ['sitemap.xml', 'archive/feeds/1/feed.xml', 'archive/feeds/1/feed.json']
    const before = paths.map((path) => world.site.files.get(path)?.body)
    for (const path of paths) {
      if (stands) world.site.files.set(path, stands)
      else world.site.files.delete(path)
    }
    await publishBy(world, memory, [await accept(world, 1)])
    expect(before).not.toContain(undefined)
    expect(paths.map((path) => world.site.files.get(path)?.body)).toEqual(before)
  })

  it('loses to another process once, and not for every file that it remembers wrongly', async () => {
    const world = await quietWorld()
    const [one, other] = [new PublishMemory(), new PublishMemory()]
    await publishBy(world, one, [await accept(world, 0)])
    await publishBy(world, other, [await accept(world, 1)])
    const id = await accept(world, 2)
    const refused: string[] = []
    const site = {
      get: world.site.get.bind(world.site),
      put: async (file: SiteFile, etag: string | undefined) => {
        const written = await world.site.put(file, etag)
        if (written === undefined) refused.push(file.path)
        return written
      },
    }
    await publish({ ...world.backstage, site, memory: one }, [id])
    expect(auditSite(world)).toEqual([])
    const firstOfGroup = ['feed.xml', 'tags/harbour/feed.xml', 'archive/2026/03/index.html', 'archive/index.html']
    expect(refused.toSorted()).toEqual(firstOfGroup.toSorted())
  })

  it('reads no file again that it wrote last', async () => {
    const world = await quietWorld()
    const memory = new PublishMemory()
    await publishBy(world, memory, [await accept(world, 0)])
    const id = await accept(world, 1)
    const read = new Set<string>()
    const site = {
      get: async (path: string) => {
        read.add(path)
        return world.site.get(path)
      },
      put: world.site.put.bind(world.site),
    }
    await publish({ ...world.backstage, site, memory }, [id])
    const changed = ['feed.xml', 'atom.xml', 'feed.json', 'index.html', 'tags/harbour/feed.xml', 'archive/index.html']
    expect(changed.filter((path) => read.has(path))).toEqual([])
  })
})
