import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { messages } from '../../shared/article/messages.ts'
import { articleText, see } from '../faults/scenario.ts'
import { epochMs, World } from '../faults/world.ts'

const nextYear = '"2027-01-01T00:00:00Z"'
const recordOf = (world: World, key = 'pier.md') => world.articles.records.get(articleId(key))

async function liveWorld(): Promise<World> {
  const world = new World(1)
  world.upload('pier.md', articleText('The pier reopens'))
  await world.drain()
  return world
}

const appears = (world: World, words: string): boolean => world.site.writes.some(({ body }) => body.includes(words))

describe('an article that is held back', () => {
  it.each([
    { name: 'a draft', fields: { draft: true } },
    { name: 'an embargoed version', fields: { publishAt: nextYear } },
  ])('does not take the place of a published one as $name, and says why', async ({ fields }) => {
    const world = await liveWorld()
    world.upload('pier.md', articleText('Secret words', fields))
    await world.drain()
    await world.recover()
    expect(appears(world, 'Secret words')).toBe(false)
    expect(recordOf(world)?.receipt).toMatchObject({
      outcome: 'rejected',
      complaints: [{ message: expect.stringContaining('published already') }],
    })
  })

  it('is told from one that only has a date to come: that is published, and its receipt says so', async () => {
    const world = new World(1)
    world.upload('pier.md', articleText('The pier reopens', { date: nextYear }))
    await world.drain()
    expect(see(world).page).toBe('article')
    expect(recordOf(world)?.receipt).toMatchObject({
      notes: expect.arrayContaining([messages.dateAhead('2027-01-01')]),
    })
  })

  it('is not shown when it is moved between the question and the page', async () => {
    const calls = (await liveWorld()).calls
    for (let number = 0; number < calls; number += 1) {
      const world = new World(number)
      world.upload('pier.md', articleText('Secret words'))
      const before = { live: false }
      world.atCall(number, () => {
        before.live = see(world).page === 'article'
        world.upload('pier.md', articleText('Embargoed words', { publishAt: nextYear }))
      })
      await world.drain(2)
      await world.recover()
      expect({ number, shown: appears(world, 'Embargoed words') }).toEqual({ number, shown: false })
    }
  })

  it('is not shown in the feeds by the next article after an interrupted publication', async () => {
    const world = new World(2)
    world.faults = [{ mode: 'error before', hits: (_number, call) => call === 'site.put' && world.lists.rows.size > 0 }]
    world.upload('pier.md', articleText('First words'))
    await world.drain()
    world.faults = []
    world.upload('pier.md', articleText('Secret words', { draft: true }))
    world.upload('other.md', articleText('Another article'))
    await world.drain()
    expect(appears(world, 'Secret words')).toBe(false)
    expect(see(world, 'other.md').state).toBe('announced')
  })

  it('is dated by the upload that lets it go', async () => {
    const world = new World(3)
    world.upload('pier.md', articleText('The pier reopens', { publishAt: nextYear }))
    await world.drain()
    world.nowMs += 86_400_000
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    expect(recordOf(world)?.publishing?.article.published).toBe(new Date(epochMs + 86_400_000).toISOString())
  })
})

describe('a rejected file', () => {
  it('leaves its name to a good one', async () => {
    const world = new World(4)
    world.upload('report.txt', '')
    await world.drain()
    world.upload('report.md', articleText('The report'))
    await world.drain()
    expect(see(world, 'report.md').state).toBe('announced')
  })

  it('leaves none of its sequencers to the good one', async () => {
    const world = new World(6)
    world.uploads.put('report.txt', '', world.nowMs)
    world.uploadsQueue.sendBody(world.eventBody('report.txt', 'FF'))
    await world.drain()
    world.upload('report.md', articleText('The report'), { event: false })
    await world.uploadsQueue.send('report.md')
    await world.drain()
    world.upload('report.md', articleText('The second report'), { event: false })
    world.uploadsQueue.sendBody(world.eventBody('report.md', '01'))
    await world.drain()
    expect(recordOf(world, 'report.md')?.publishing?.article.title).toBe('The second report')
  })

  it('tells an editor whose thread is too long, instead of failing for ever', async () => {
    const world = new World(5)
    const thread = Array.from({ length: 11 }, (_, number) => `"Post number ${number}"`).join(', ')
    world.upload('pier.md', articleText('The pier reopens', { bluesky: `{ thread: [${thread}] }` }))
    await world.drain()
    expect(JSON.stringify(recordOf(world)?.receipt)).toContain('more than 10 posts')
  })
})
