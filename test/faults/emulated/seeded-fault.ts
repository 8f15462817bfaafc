import { pick, seededRandom } from '../seeded-random.ts'
import { faultModes, type FaultMode } from '../fault.ts'

/** What goes wrong in one world: chosen by its seed alone. */
export interface SeededFault {
  readonly mode: FaultMode
  /** The first request that it hits, counted from 0. */
  readonly first: number
  /** Whether every further request of the same operation is hit, or so many requests in a row. */
  readonly persistent: boolean
  readonly length: number
  /** After how many more requests a late effect lands. */
  readonly delay: number
  /** Whether an error by the server hides that the request took effect. */
  readonly hidden: boolean
}

/** About as many requests as a publication makes. */
const requests = 90

export function chooseFault(seed: number): SeededFault {
  const random = seededRandom(seed * 7919 + 1)
  return {
    mode: pick(random, faultModes),
    first: Math.floor(random() * requests),
    persistent: random() < 0.25,
    length: pick(random, [1, 1, 2, 3, 6]),
    delay: 1 + Math.floor(random() * 40),
    hidden: random() < 0.5,
  }
}

export const describeFault = ({ mode, first, persistent, length }: SeededFault): string =>
  `${mode} at request ${first}${persistent ? ' and whenever it is made' : length > 1 ? ` and the ${length - 1} after it` : ''}`
