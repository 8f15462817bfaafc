import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { costOf } from '../../shared/pipeline/write-budget.ts'
import { faultModes, type Fault } from './fault.ts'
import { articleText, knowAccount, report, upTo } from './scenario.ts'
import { World } from './world.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const keyOf = (number: number): string => `report-${number}.md`

/** A world in which this many articles are live, and none was announced. */
async function liveWorld(seed: number, count: number): Promise<World> {
  const world = new World(seed)
  await knowAccount(world)
  world.drop('announcementsQueue')
  for (const number of upTo(count)) world.upload(keyOf(number), articleText(`Report ${number}`))
  await world.drain()
  world.drop(undefined)
  return world
}

/** Announces `each` of the articles at once, then waits, until all were told to go. */
async function announceOverTime(world: World, count: number, each: number, pauseMs: number): Promise<void> {
  for (let start = 0; start < count; start += each) {
    for (const number of upTo(count).slice(start, start + each))
      await world.announcementsQueue.send(articleId(keyOf(number)))
    await world.drain(4)
    world.nowMs += pauseMs
  }
}

const announced = (world: World, count: number): number =>
  upTo(count).filter(
    (number) => world.articles.records.get(articleId(keyOf(number)))?.publishing?.state === 'announced',
  ).length

describe('the shared session', () => {
  it('signs in once for 1,000 announcements by four workers in three days', async () => {
    const world = await liveWorld(1, 1000)
    await announceOverTime(world, 1000, 4, (72 * hourMs) / 250)
    await world.recover()
    report('sessions', `${world.pds.signIns} sign-ins and ${world.pds.refreshes} refreshes in three days`)
    expect(announced(world, 1000)).toBe(1000)
    expect(world.pds.signIns).toBe(1)
  }, 900_000)

  it('signs in once, however many begin at once', async () => {
    const signIns = new Map<number, number>()
    for (const seed of upTo(100)) {
      const world = await liveWorld(seed, 4)
      await announceOverTime(world, 4, 4, minuteMs)
      await world.recover()
      expect(announced(world, 4)).toBe(4)
      signIns.set(world.pds.signIns, (signIns.get(world.pds.signIns) ?? 0) + 1)
    }
    report('sessions, begun at once', `${JSON.stringify([...signIns])} [sign-ins, worlds]`)
    expect([...signIns.keys()]).toEqual([1])
  }, 900_000)

  it('signs in at most three times under any one fault', async () => {
    const count = 12
    const worst: { name: string; signIns: number }[] = []
    const calls = ['microblog.signIn', 'microblog.refresh', 'microblog.write', 'account.get', 'account.put']
    for (const call of calls) {
      for (const mode of faultModes) {
        for (const nth of upTo(4)) {
          const world = await liveWorld(nth, count)
          world.faults = [nthCall(call, nth, mode)]
          await announceOverTime(world, count, 2, 3 * hourMs)
          await world.recover()
          worst.push({ name: `${mode} at ${call} ${nth}`, signIns: world.pds.signIns })
          expect(announced(world, count)).toBe(count)
        }
      }
    }
    const most = worst.toSorted((a, b) => b.signIns - a.signIns)[0]
    report('sessions, single faults', `at most ${most?.signIns} sign-ins (${most?.name}), ${worst.length} runs`)
    expect(most?.signIns).toBeLessThanOrEqual(3)
  }, 900_000)
})

describe('a rate limit', () => {
  it.each([290, 3588])('of %i seconds is kept at every call of the PDS', async (seconds) => {
    let early = 0
    let deadLetters = 0
    const calls = ['microblog.signIn', 'microblog.head', 'microblog.read', 'microblog.write', 'microblog.refresh']
    for (const call of calls) {
      const world = await liveWorld(3, 3)
      // One announcement first, two days ago, so that there is a token to refresh.
      if (call === 'microblog.refresh') {
        await announceOverTime(world, 1, 1, 48 * hourMs)
      }
      let untilMs = 0
      world.faults = [{ ...nthCall(call, 0, 'throttle'), retryAfterMs: seconds * 1000 }]
      world.onCall = (name) => {
        if (name.startsWith('microblog.') && world.nowMs < untilMs) early += 1
        if (name === call && untilMs === 0) untilMs = world.nowMs + seconds * 1000
      }
      for (const number of upTo(3)) await world.announcementsQueue.send(articleId(keyOf(number)))
      await world.drain()
      for (let minute = 0; minute < 75; minute += 1) {
        world.nowMs += minuteMs
        await world.redrive()
        await world.drain()
      }
      expect(untilMs).toBeGreaterThan(0)
      expect(announced(world, 3)).toBe(3)
      deadLetters += world.announcementsQueue.deadLetters.length
    }
    report(`429 with retry-after ${seconds}`, `${early} early requests, ${deadLetters} dead letters`)
    expect({ early, deadLetters }).toEqual({ early: 0, deadLetters: 0 })
  })

  it('is never reached by a burst of 1,000 threads', async () => {
    const world = await liveWorld(4, 1000)
    const spent: { atMs: number; points: number }[] = []
    let commits = world.pds.commits.length
    for (const number of upTo(1000)) await world.announcementsQueue.send(articleId(keyOf(number)))
    for (let minute = 0; minute < 48 * 60 && announced(world, 1000) < 1000; minute += 10) {
      await world.drain(2)
      const points = world.pds.commits.slice(commits).reduce((sum, { writes }) => sum + costOf(writes), 0)
      spent.push({ atMs: world.nowMs, points })
      commits = world.pds.commits.length
      world.nowMs += 10 * minuteMs
      await world.redrive()
    }
    const within = (periodMs: number): number =>
      Math.max(
        ...spent.map(({ atMs }) =>
          spent
            .filter((other) => other.atMs <= atMs && other.atMs > atMs - periodMs)
            .reduce((sum, { points }) => sum + points, 0),
        ),
      )
    report(
      'burst of 1,000 threads',
      `at most ${within(hourMs)} points in an hour and ${within(24 * hourMs)} in a day; all out after ${(spent.length / 6).toFixed(1)} h`,
    )
    expect(announced(world, 1000)).toBe(1000)
    expect(within(hourMs)).toBeLessThan(5000)
    expect(within(24 * hourMs)).toBeLessThan(35_000)
    expect(world.announcementsQueue.deadLetters).toEqual([])
  }, 900_000)
})

/** The fault at the nth call of this name. */
function nthCall(name: string, nth: number, mode: Fault['mode']): Fault {
  let seen = 0
  return { mode, hits: (_number, call) => call === name && seen++ === nth }
}
