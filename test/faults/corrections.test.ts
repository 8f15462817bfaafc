import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { atCall, distinctFaultModes, faultModes, persistentlyFrom, type Fault } from './fault.ts'
import { announcedOnce, announcedWorld, articleText, report, same, see, upTo } from './scenario.ts'
import type { World } from './world.ts'

const kiel = articleText('The pier reopens', { correction: 'The pier is in Kiel.' })
const bremen = articleText('The pier reopens', { correction: 'The pier is in Bremen.' })
const repliedOnce = { ...announcedOnce, replies: 1 }

/** Uploads an announced article with a correction while the faults are there, and lets the world recover. */
async function correctUnder(faultsFrom: (calls: number) => readonly Fault[], workers = 1, seed = 1): Promise<World> {
  const world = await announcedWorld(seed)
  world.faults = faultsFrom(world.calls)
  const event = world.upload('pier.md', kiel)
  for (let copy = 1; copy < workers; copy += 1) world.uploadsQueue.sendBody(event)
  await world.drain(workers)
  await world.recover()
  return world
}

/** Whether the thread has its one reply, and nothing is left to do. */
const isExact = (world: World): boolean =>
  same(see(world), repliedOnce) && world.articles.records.get(articleId('pier.md'))?.waitingFor === undefined

async function countCalls(): Promise<number> {
  const before = (await announcedWorld()).calls
  const world = await correctUnder(() => [])
  expect(see(world)).toEqual(repliedOnce)
  return world.callsBeforeRecovery - before
}

const postTexts = (world: World): readonly unknown[] =>
  [...world.pds.records].flatMap(([place, { value }]) =>
    place.startsWith('app.bsky.feed.post/') ? [value['text']] : [],
  )

describe('a correction', () => {
  it('adds one reply under every fault at every call, once and persistently', async () => {
    const failed: string[] = []
    const calls = await countCalls()
    for (const number of upTo(calls)) {
      for (const mode of faultModes) {
        for (const fault of [atCall, persistentlyFrom]) {
          const world = await correctUnder((before) => [fault(mode, before + number)])
          if (!isExact(world)) failed.push(`${mode}, ${fault.name} ${number}: ${JSON.stringify(see(world))}`)
        }
      }
    }
    const runs = calls * faultModes.length * 2
    report('corrections, single faults', `${runs - failed.length} of ${runs} exact, at ${calls} calls`)
    expect(failed).toEqual([])
  }, 300_000)

  it('adds one reply when any two of its writes go wrong', async () => {
    const failed: string[] = []
    let runs = 0
    for (const call of ['microblog.write', 'articles.put']) {
      for (const first of distinctFaultModes) {
        for (const second of distinctFaultModes) {
          for (const nth of upTo(4)) {
            const world = await correctUnder(() => [nthCall(call, nth, first), nthCall(call, nth + 1, second)])
            runs += 1
            if (!isExact(world)) failed.push(`${first}, ${second} at ${call} ${nth}`)
          }
        }
      }
    }
    report('corrections, pairs of faults', `${runs - failed.length} of ${runs} exact`)
    expect(failed).toEqual([])
  }, 300_000)

  it.each([2, 4])('adds one reply with %i workers and every message delivered as often', async (workers) => {
    const failed: number[] = []
    for (const seed of upTo(25)) {
      const world = await correctUnder(() => [], workers, seed)
      if (!isExact(world)) failed.push(seed)
    }
    report(`corrections, ${workers} workers`, `${25 - failed.length} of 25 exact`)
    expect(failed).toEqual([])
  })

  it('adds a reply for each text, however often it is uploaded, at the end of what stands', async () => {
    const world = await announcedWorld()
    const before = postTexts(world)
    for (const text of [kiel, bremen, kiel, bremen, articleText('The pier reopens')]) {
      world.upload('pier.md', text)
      await world.drain()
    }
    await world.recover()
    expect(see(world)).toEqual({ ...announcedOnce, replies: 2 })
    expect(postTexts(world)).toEqual([
      ...before,
      'Correction: The pier is in Kiel.',
      'Correction: The pier is in Bremen.',
    ])
    const { corrections = [] } = world.articles.records.get(articleId('pier.md'))?.publishing?.announcement ?? {}
    const [first, second] = corrections.map(({ posts }) => posts?.[0])
    const value = world.pds.records.get(second?.uri.split('/').slice(-2).join('/') ?? '')?.value
    expect(value?.['reply']).toMatchObject({ parent: first })
  })

  it('that the article had before its thread adds none', async () => {
    const world = await announcedWorld(1, {}, { correction: 'The pier is in Kiel.' })
    await world.recover()
    expect(see(world)).toEqual(announcedOnce)
  })

  it('adds none to a thread that its owner took away', async () => {
    const world = await announcedWorld()
    const session = await world.pds.signIn()
    const posts = [...world.pds.records.keys()].filter((place) => place.startsWith('app.bsky.feed.post/'))
    const deletions = posts.map((place) => {
      const [collection = '', rkey = ''] = place.split('/')
      return { action: 'delete', collection, rkey } as const
    })
    await world.pds.write(session, deletions, await world.pds.head(session))
    world.upload('pier.md', kiel)
    await world.drain()
    await world.recover()
    expect(postTexts(world)).toEqual([])
    expect(world.articles.records.get(articleId('pier.md'))?.waitingFor).toBeUndefined()
  })
})

/** The fault at the nth call of this name after the world was made. */
function nthCall(name: string, nth: number, mode: Fault['mode']): Fault {
  let seen = 0
  return { mode, hits: (_number, call) => call === name && seen++ === nth }
}
