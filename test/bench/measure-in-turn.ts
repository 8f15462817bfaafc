import { median } from './median.ts'

interface Rounds<Given> {
  readonly rounds?: number
  readonly warmUps?: number
  /** Makes what a run is given; its time does not count. */
  readonly prepare?: () => Given
}

/**
 * Processor time of one run of each, in milliseconds: the median of many, taken in turn so that whatever else the machine
 * does meets all alike.
 */
export async function measureInTurn<Given = void>(
  works: readonly ((given: Given) => Promise<unknown>)[],
  { rounds = 60, warmUps = 10, prepare = () => undefined as Given }: Rounds<Given> = {},
): Promise<readonly number[]> {
  const times: number[][] = works.map(() => [])
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const given = prepare()
      const before = process.cpuUsage()
      await work(given)
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times[index]?.push((user + system) / 1000)
    }
  }
  return times.map(median)
}
