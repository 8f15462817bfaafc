import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { articleText, report, see, upTo } from './scenario.ts'
import { pick, seededRandom } from './seeded-random.ts'
import { epochMs, World } from './world.ts'

const minuteMs = 60_000
const count = 1000
const hours = 3

const keyOf = (number: number): string => `scheduled-${number}.md`

/** The instant as an editor might write it, in one of several zones. */
function written(ms: number, offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+'
  const size = Math.abs(offsetMinutes)
  const offset = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
  return new Date(ms + offsetMinutes * minuteMs).toISOString().replace('Z', offset)
}

/** Runs the clock by minutes, reconciling in each, and tells when each article was first on the site. */
async function runClock(world: World, minutes: number): Promise<ReadonlyMap<number, number>> {
  const shownAt = new Map<number, number>()
  for (let minute = 0; minute < minutes; minute += 1) {
    world.nowMs += minuteMs
    await world.redrive()
    await world.drain()
    for (const number of upTo(count)) {
      if (shownAt.has(number)) continue
      const state = world.articles.records.get(articleId(keyOf(number)))?.publishing?.state
      if (state === 'live') shownAt.set(number, world.nowMs)
    }
  }
  return shownAt
}

describe('schedules', () => {
  it.each([
    { name: 'with a true clock', skewMs: 0 },
    { name: 'with clocks up to five minutes off', skewMs: 5 * minuteMs },
  ])('are kept by 1,000 articles $name', async ({ skewMs }) => {
    const random = seededRandom(2026)
    const world = new World(8, { bluesky: undefined })
    const hoursOf = new Map<number, number>()
    for (const number of upTo(count)) {
      const atMs =
        epochMs + Math.floor((0.05 + random() * 0.9) * hours * 60) * minuteMs + Math.floor(random() * minuteMs)
      hoursOf.set(number, atMs)
      const publishAt = written(atMs, pick(random, [0, 60, -300, 330, 765]))
      world.upload(keyOf(number), articleText(`Report ${number}`, { publishAt: `"${publishAt}"` }))
    }
    await world.drain()
    world.skewMs = () => Math.round((random() * 2 - 1) * skewMs)
    const shownAt = await runClock(world, hours * 60 + 20)
    const delays = upTo(count).map((number) => (shownAt.get(number) ?? Infinity) - (hoursOf.get(number) ?? 0))
    const early = delays.filter((delay) => delay < -skewMs).length
    const late = delays.filter((delay) => delay > 2 * minuteMs + skewMs).length
    report(
      `schedules, clocks ±${skewMs / minuteMs} min`,
      `${early} early, ${late} late of ${count}; between ${Math.min(...delays) / 1000} s and ${Math.max(...delays) / 1000} s after their hour`,
    )
    expect({ early, late }).toEqual({ early: 0, late: 0 })
  })

  it('are followed when they are moved, and dropped when they are cancelled', async () => {
    const world = new World(9, { bluesky: undefined })
    const at = (minutes: number): string => `"${new Date(epochMs + minutes * minuteMs).toISOString()}"`
    world.upload(keyOf(0), articleText('Sooner', { publishAt: at(60) }))
    world.upload(keyOf(1), articleText('Later', { publishAt: at(20) }))
    world.upload(keyOf(2), articleText('Never', { publishAt: at(20) }))
    world.upload(keyOf(3), articleText('Not yet', { publishAt: at(20) }))
    await world.drain()
    world.nowMs += 5 * minuteMs
    world.upload(keyOf(0), articleText('Sooner', { publishAt: at(10) }))
    world.upload(keyOf(1), articleText('Later', { publishAt: at(40) }))
    world.upload(keyOf(2), articleText('Never', { withdrawn: true }))
    world.upload(keyOf(3), articleText('Not yet', { publishAt: at(20), draft: true }))
    await world.drain()
    const shownAt = await runClock(world, 60)
    expect([...shownAt].map(([number, ms]) => [number, (ms - epochMs) / minuteMs])).toEqual([
      [0, 10],
      [1, 40],
    ])
    expect([see(world, keyOf(2)).state, see(world, keyOf(3)).state]).toEqual(['withdrawn', 'accepted'])
    expect([see(world, keyOf(2)).feedEntries, see(world, keyOf(3)).page]).toEqual([0, 'none'])
  })
})
