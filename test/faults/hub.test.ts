import { describe, expect, it } from 'vitest'
import { articleText, report, upTo } from './scenario.ts'
import { World } from './world.ts'

const hubs = ['https://hub.example/']
const feeds = ['feed.xml', 'atom.xml', 'feed.json'].map((name) => `https://digest.example.org/${name}`)
const settings = { hubs, bluesky: undefined }

describe('a hub', () => {
  it('is told once of the feeds that changed, when the article is live', async () => {
    const world = new World(3, settings)
    const calls: string[] = []
    world.onCall = (call) => calls.push(call)
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    expect(world.announced).toEqual([expect.arrayContaining(feeds)])
    expect(calls.at(-1)).toBe('hub.announce')
  })

  it('is told of nothing when nothing changed', async () => {
    const world = new World(3, settings)
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    for (const id of world.articles.records.keys()) await world.changesQueue.send(id)
    await world.reconcile()
    await world.drain()
    expect(world.announced).toHaveLength(1)
  })

  it('is asked by nobody where the publication has none', async () => {
    const world = new World(3, { bluesky: undefined })
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    expect(world.announced).toEqual([])
    expect(world.site.files.has('feed.xml')).toBe(true)
  })

  it('can be down, late or the death of its function without harm to a publication', async () => {
    const modes = [
      'error before',
      'lost reply',
      'crash before',
      'crash after',
      'late effect',
      'throttle',
      'hang',
    ] as const
    let unharmed = 0
    for (const mode of modes) {
      for (const seed of upTo(20)) {
        const world = new World(seed, settings)
        world.faults = [{ mode, hits: (_number, call) => call === 'hub.announce' }]
        world.upload('pier.md', articleText('The pier reopens'))
        await world.drain()
        await world.recover()
        const [record] = world.articles.records.values()
        if (record?.publishing?.state === 'live' && record.lastError === undefined && world.failures.length === 0)
          unharmed += 1
      }
    }
    report('hub down', `${unharmed} of ${modes.length * 20} publications unharmed`)
    expect(unharmed).toBe(modes.length * 20)
  })
})
