import { describe, expect, it } from 'vitest'

import { atCall, faultModes, modesAt, persistentlyFrom, type Fault } from './fault.ts'
import { announcedOnce, articleText, publishUnder, report, same, see, upTo } from './scenario.ts'
import { World } from './world.ts'

interface Run {
  readonly name: string
  readonly faults: readonly Fault[]
}

/** Names every run that did not end with one whole thread. */
async function failuresOf(runs: readonly Run[], options = {}): Promise<readonly string[]> {
  const failed: string[] = []
  for (const { name, faults } of runs) {
    const seen = see(await publishUnder(faults, options))
    if (!same(seen, announcedOnce)) failed.push(`${name}: ${JSON.stringify(seen)}`)
  }
  return failed
}

/** The calls of a publication in which nothing goes wrong, in order. */
async function calmCalls(options = {}): Promise<readonly string[]> {
  const world = await publishUnder([], options)
  expect(see(world)).toEqual(announcedOnce)
  return world.scheduler.trace.slice(0, world.callsBeforeRecovery).map((turn) => turn.split(' ')[1] ?? '')
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

describe('one whole thread per article', () => {
  it('holds for every call, every fault, once and persistently', async () => {
    const { length: calls } = await calmCalls()
    const runs = upTo(calls).flatMap((number) =>
      faultModes.flatMap((mode): Run[] => [
        { name: `${mode} at call ${number}`, faults: [atCall(mode, number)] },
        { name: `${mode} from call ${number} on`, faults: [persistentlyFrom(mode, number)] },
      ]),
    )
    const failed = await failuresOf(runs)
    report('one thread, single faults', `${runs.length - failed.length} of ${runs.length} exact, at ${calls} calls`)
    expect(failed).toEqual([])
  }, 900_000)

  it.each([1, 2, 3, 4])(
    'holds for every pair of faults, %i calls apart',
    async (distance) => {
      // An account that is known already: most publications begin so, and the singles above begin without.
      const options = { isAccountKnown: true }
      const calls = await calmCalls(options)
      const runs = calls.flatMap((call, number) =>
        modesAt(call).flatMap((first) =>
          modesAt(calls[number + distance] ?? '').map((second): Run => ({
            name: `${first} at call ${number}, ${second} at call ${number + distance}`,
            faults: [atCall(first, number), atCall(second, number + distance)],
          })),
        ),
      )
      const failed = await failuresOf(runs, options)
      report(`one thread, pairs ${distance} apart`, `${runs.length - failed.length} of ${runs.length} exact`)
      expect(failed).toEqual([])
    },
    300_000,
  )

  it.each([2, 4, 8])('holds with %i workers and every message delivered as often', async (workers) => {
    const failed: string[] = []
    for (const seed of upTo(50)) {
      const world = new World(seed)
      world.batchSizes = { uploads: 1, changes: 1 }
      const event = world.upload('pier.md', articleText('The pier reopens'))
      for (let copy = 1; copy < workers; copy += 1) world.uploadsQueue.sendBody(event)
      await world.drain(workers)
      await world.recover()
      if (!same(see(world), announcedOnce)) failed.push(`seed ${seed}: ${JSON.stringify(see(world))}`)
    }
    report(`one thread, ${workers} workers`, `${50 - failed.length} of 50 exact`)
    expect(failed).toEqual([])
  })

  it.each([
    { name: 'an hour', laterMs: hourMs },
    { name: 'a day', laterMs: 24 * hourMs },
    { name: 'fourteen days', laterMs: 14 * 24 * hourMs },
  ])('holds when dead letters are redriven $name later', async ({ laterMs }) => {
    const failed: string[] = []
    let letters = 0
    for (const number of upTo((await calmCalls()).length)) {
      const world = new World(number)
      world.faults = [persistentlyFrom('crash after', number)]
      world.upload('pier.md', articleText('The pier reopens'))
      await world.drain()
      world.faults = []
      world.nowMs += laterMs
      for (const queue of [world.uploadsQueue, world.changesQueue, world.announcementsQueue]) {
        letters += queue.deadLetters.length
        queue.redriveDeadLetters()
      }
      await world.drain()
      await world.recover()
      if (!same(see(world), announcedOnce)) failed.push(`call ${number}: ${JSON.stringify(see(world))}`)
    }
    report('one thread, redriven', `${failed.length} wrong after ${letters} dead letters`)
    expect(letters).toBeGreaterThan(0)
    expect(failed).toEqual([])
  })
})
