import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { articleText, report, see, upTo } from './scenario.ts'
import { World } from './world.ts'

const permutations = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.length <= 1
    ? [items]
    : items.flatMap((item, index) =>
        permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
      )

const titleOf = (world: World): string | undefined =>
  world.articles.records.get(articleId('pier.md'))?.publishing?.article.title

const pageShows = (world: World, title: string): boolean =>
  [...world.site.files].some(([path, { body }]) => path.startsWith('articles/') && body.includes(title))

describe('the newest version wins', () => {
  it.each([1, 2, 4])('in all 24 orders of four versions, each delivered twice, with %i workers', async (workers) => {
    const wrong: string[] = []
    for (const order of permutations(upTo(4))) {
      const world = new World(order.reduce((seed, version) => seed * 4 + version, 1))
      world.batchSizes = { uploads: 1, changes: 10 }
      const events = upTo(4).map((version) =>
        world.upload('pier.md', articleText(`Version ${version}`), { event: false }),
      )
      for (const version of [...order, ...order]) world.uploadsQueue.sendBody(events[version] ?? '')
      await world.drain(workers)
      if (titleOf(world) !== 'Version 3' || !pageShows(world, 'Version 3')) wrong.push(order.join())
      if (see(world).threads !== 1) wrong.push(`${order.join()}: ${see(world).threads} threads`)
    }
    report(`newer wins, ${workers} workers`, `${wrong.length} of 24 orders wrong`)
    expect(wrong).toEqual([])
  })

  it('when each version is told of before the next is there', async () => {
    const wrong: number[] = []
    for (const seed of upTo(200)) {
      const world = new World(seed)
      world.batchSizes = { uploads: 1, changes: 1 }
      for (const version of upTo(4)) {
        world.atCall(version * 3, () => void world.upload('pier.md', articleText(`Version ${version}`)))
      }
      world.upload('other.md', articleText('Another article'))
      await world.drain(3)
      if (titleOf(world) !== 'Version 3' || !pageShows(world, 'Version 3')) wrong.push(seed)
    }
    report('newer wins, uploads while ingesting', `${wrong.length} of 200 seeds wrong`)
    expect(wrong).toEqual([])
  })

  it('over deletes mixed in, in any order of their events', async () => {
    const wrong: string[] = []
    for (const order of permutations(upTo(4))) {
      const world = new World(3, { withdrawOnDelete: true })
      const events = [
        world.upload('pier.md', articleText('Version 0'), { event: false }),
        world.removalBody('pier.md'),
        world.upload('pier.md', articleText('Version 1'), { event: false }),
        world.upload('pier.md', articleText('Version 2'), { event: false }),
      ]
      for (const index of [...order, ...order]) world.uploadsQueue.sendBody(events[index] ?? '')
      await world.drain(2)
      await world.recover()
      if (titleOf(world) !== 'Version 2' || see(world).state !== 'announced') wrong.push(order.join())
    }
    report('newer wins, with deletes', `${wrong.length} of 24 orders wrong`)
    expect(wrong).toEqual([])
  })

  it('after a sequencer that is shorter and newer', async () => {
    const world = new World(1)
    world.upload('pier.md', articleText('Version 0'), { event: false })
    world.uploadsQueue.sendBody(world.eventBody('pier.md', '00FF'))
    await world.drain()
    world.upload('pier.md', articleText('Version 1'), { event: false })
    world.uploadsQueue.sendBody(world.eventBody('pier.md', '1'))
    await world.drain()
    expect(titleOf(world)).toBe('Version 1')
  })
})
