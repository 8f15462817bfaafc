import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { mediaPath } from '../support/fakes/fake-pictures.ts'
import { atCall, faultModes } from './fault.ts'
import { report, see, upTo } from './scenario.ts'
import { seededRandom } from './seeded-random.ts'
import { World } from './world.ts'

const key = 'pier/index.md'
const id = articleId(key)
const article = (version: number): string =>
  `# The pier\n\nVersion ${version}. The ferry stopped at nine, and nobody complained.\n\n![A](a.jpg)\n\n![B](b.jpg)\n`

/** What the world should see of the files as they are now, and does not. */
function faultsOf(world: World): readonly string[] {
  const page = world.site.files.get('articles/the-pier/index.html')?.body ?? ''
  const textOf = (name: string): string => new TextDecoder().decode(world.uploads.objects.get(name)?.bytes)
  const pictures = ['pier/a.jpg', 'pier/b.jpg']
  const expected = [textOf(key).slice(13, 22), ...pictures.map((name) => mediaPath(id, textOf(name)))]
  const receipts = pictures.map((picture) => world.articles.records.get(articleId(picture))?.receipt)
  const areTold = receipts.every((receipt) => receipt?.outcome === 'picture' && receipt.shownIn.join() === key)
  return [
    ...expected.filter((text) => !page.includes(text)),
    ...(see(world).threads === 1 ? [] : [`${see(world).threads} threads`]),
    ...(areTold ? [] : ['receipts']),
  ]
}

/** Two versions of an article, of one of its pictures, and one of the other: each put there just before some call. */
function play(seed: number): World {
  const world = new World(seed)
  const random = seededRandom(seed)
  world.batchSizes = { uploads: 1, changes: 1 }
  const uploads = [
    () => world.upload(key, article(0)),
    () => world.upload('pier/a.jpg', 'picture a0'),
    () => world.upload('pier/b.jpg', 'picture b0'),
  ]
  const later = [() => world.upload(key, article(1)), () => world.upload('pier/a.jpg', 'picture a1')]
  for (const [index, upload] of uploads.toSorted(() => random() - 0.5).entries()) {
    world.atCall(1 + index * 4 + Math.floor(random() * 4), () => void upload())
  }
  for (const [index, upload] of later.toSorted(() => random() - 0.5).entries()) {
    world.atCall(16 + index * 10 + Math.floor(random() * 10), () => void upload())
  }
  world.upload('other.md', '# Another\n\nIt has no pictures at all, and wants none.\n')
  return world
}

describe('pictures of articles', () => {
  it.each([1, 2, 4])('are lost in no order of files and events, with %i workers', async (workers) => {
    const wrong: string[] = []
    for (const seed of upTo(200)) {
      const world = play(seed)
      await world.drain(workers)
      const faults = faultsOf(world)
      if (faults.length > 0) wrong.push(`${seed}: ${faults.join(', ')}`)
    }
    report(`pictures, ${workers} workers`, `${wrong.length} of 200 orders wrong`)
    expect(wrong).toEqual([])
  })

  it('are found when they come at any moment of the reading of their article', async () => {
    const wrong: string[] = []
    for (const seed of upTo(40)) {
      for (const call of upTo(8)) {
        const world = new World(seed)
        world.batchSizes = { uploads: 1, changes: 1 }
        world.upload(key, article(0))
        // Whose calls the picture can come at while the reader of the article waits.
        world.upload('other.md', '# Another\n\nIt has no pictures at all, and wants none.\n')
        world.atCall(call, () => {
          world.upload('pier/a.jpg', 'picture a0')
          world.scheduler.wake()
        })
        await world.drain(3)
        const page = world.site.files.get('articles/the-pier/index.html')?.body ?? ''
        if (!page.includes(mediaPath(id, 'picture a0'))) wrong.push(`${seed} at ${call}`)
      }
    }
    report('pictures that come during the reading', `${wrong.length} of 320 wrong`)
    expect(wrong).toEqual([])
  })

  it('are lost by no single fault at any call', async () => {
    const wrong: string[] = []
    for (const seed of upTo(300)) {
      const random = seededRandom(seed ^ 0xfa17)
      const world = new World(seed)
      world.batchSizes = { uploads: 1, changes: 1 }
      const mode = faultModes[seed % faultModes.length] ?? 'error before'
      world.faults = [atCall(mode, Math.floor(random() * 60))]
      const files = [
        [key, article(1)],
        ['pier/a.jpg', 'picture a1'],
        ['pier/b.jpg', 'picture b0'],
      ] as const
      for (const [name, text] of files.toSorted(() => random() - 0.5)) world.upload(name, text)
      await world.drain(2)
      await world.recover()
      const faults = faultsOf(world)
      if (faults.length > 0) wrong.push(`${seed} (${mode}): ${faults.join(', ')}`)
    }
    report('pictures, single faults', `${wrong.length} of 300 wrong`)
    expect(wrong).toEqual([])
  })
})
