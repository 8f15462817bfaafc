import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { retryArticle } from '../../shared/pipeline/retry.ts'
import { announcedOnce, announcedWorld, articleText, see } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const portsOf = (world: World) => ({
  publication: world.publication,
  articles: world.articles,
  uploadHints: world.uploadsQueue,
  changes: world.changesQueue,
  announcements: world.announcementsQueue,
  nowMs: () => world.nowMs,
})

const retry = async (world: World, key = 'pier.md') => {
  const record = world.articles.records.get(articleId(key))
  if (!record) throw new Error(`There is no ${key}`)
  return retryArticle(portsOf(world), record)
}

describe(retryArticle, () => {
  it.each([
    { step: 'publish', call: 'site.put' },
    { step: 'announce', call: 'microblog.write' },
  ])('sends an article that failed to $step on its way before its pause is over', async ({ step, call }) => {
    const world = new World(1)
    world.faults = [{ mode: 'error before', hits: (_number, made) => made === call }]
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    expect(world.articles.records.get(articleId('pier.md'))?.failures).toBeGreaterThan(0)
    world.faults = []
    const before = world.nowMs
    expect(await retry(world)).toEqual({ sent: step })
    await world.drain()
    expect(see(world)).toEqual(announcedOnce)
    expect(world.nowMs).toBe(before)
  })

  it('leaves one thread behind when it is called again and again', async () => {
    const world = new World(1)
    world.drop('announcementsQueue')
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    world.drop(undefined)
    for (let time = 0; time < 5; time += 1) await retry(world)
    await world.drain(4)
    expect(see(world)).toEqual(announcedOnce)
  })

  it('has nothing to do for an article that is finished', async () => {
    const world = await announcedWorld()
    const sent = world.changesQueue.sent.length
    expect(await retry(world)).toEqual({ finished: true })
    expect(world.changesQueue.sent.length).toBe(sent)
  })

  it('leaves an article alone that waits for its hour', async () => {
    const world = new World(1)
    world.upload('pier.md', articleText('The pier reopens', { publishAt: '2027-01-01T08:00:00Z' }))
    await world.drain()
    const due = world.articles.records.get(articleId('pier.md'))?.due
    expect(await retry(world)).toEqual({ waitsUntil: '2027-01-01T08:00:00.000Z' })
    expect(world.articles.records.get(articleId('pier.md'))?.due).toBe(due)
  })

  it('leaves the grace of a deleted upload as long as it is', async () => {
    const world = await announcedWorld(1, { withdrawOnDelete: true })
    world.remove('pier.md')
    await world.drain()
    expect(await retry(world)).toEqual({ waitsUntil: new Date(world.nowMs + 10 * 60_000).toISOString() })
    world.nowMs += 11 * 60_000
    expect(await retry(world)).toEqual({ sent: 'ingest' })
  })
})
