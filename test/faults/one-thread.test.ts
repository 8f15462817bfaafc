import { describe, expect, it } from 'vitest'

import { atCall, faultModes, persistentlyFrom, type Fault } from './fault.ts'
import { announcedOnce, publishUnder, see } from './scenario.ts'

/** Names every run that did not end with one whole thread. */
async function failuresOf(runs: readonly { name: string; faults: readonly Fault[] }[]): Promise<readonly string[]> {
  const failed: string[] = []
  for (const { name, faults } of runs) {
    const world = await publishUnder(faults)
    const seen = see(world, 'pier.md')
    if (JSON.stringify(seen) !== JSON.stringify(announcedOnce)) failed.push(`${name}: ${JSON.stringify(seen)}`)
  }
  return failed
}

const callsWithoutFaults = async (): Promise<number> => {
  const world = await publishUnder([{ mode: 'error before', hits: () => false }])
  expect(see(world, 'pier.md')).toEqual(announcedOnce)
  return world.callsBeforeRecovery
}

describe('one whole thread per article', () => {
  it('holds for every call, every fault, once and persistently', async () => {
    const calls = await callsWithoutFaults()
    const numbers = Array.from({ length: calls }, (_, number) => number)
    const runs = numbers.flatMap((number) =>
      faultModes.flatMap((mode) => [
        { name: `${mode} at call ${number}`, faults: [atCall(mode, number)] },
        { name: `${mode} from call ${number} on`, faults: [persistentlyFrom(mode, number)] },
      ]),
    )
    const failed = await failuresOf(runs)
    console.log(`single faults: ${runs.length - failed.length} of ${runs.length} runs exact (${calls} calls)`)
    expect(failed).toEqual([])
  })

  it('holds for every pair of faults at calls n and n+1 to n+4', async () => {
    const calls = await callsWithoutFaults()
    const runs = Array.from({ length: calls }, (_, number) => number).flatMap((number) =>
      [1, 2, 3, 4].flatMap((distance) =>
        faultModes.flatMap((first) =>
          faultModes.map((second) => ({
            name: `${first} at call ${number}, ${second} at call ${number + distance}`,
            faults: [atCall(first, number), atCall(second, number + distance)],
          })),
        ),
      ),
    )
    const failed = await failuresOf(runs)
    console.log(`pairs of faults: ${runs.length - failed.length} of ${runs.length} runs exact`)
    expect(failed).toEqual([])
  })
})
