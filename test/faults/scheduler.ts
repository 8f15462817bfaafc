import { setImmediate } from 'node:timers/promises'

import { asError } from '../../shared/errors.ts'
import { pick, seededRandom } from './seeded-random.ts'

interface Turn {
  readonly worker: number
  readonly call: string
  readonly go: () => void
}

/**
 * Runs workers side by side, one external call at a time, in an order that the seed decides: at each moment every
 * worker waits for its next call, is parked without work, or has ended; one of the waiting is let go.
 */
export class Scheduler {
  /** What was called, in order: the same seed gives the same trace. */
  readonly trace: string[] = []
  readonly #random: () => number
  #waiting: Turn[] = []
  #parked: (() => void)[] = []
  readonly #alive = new Set<number>()
  #workers = 0

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** Resolves when it is this worker's turn to make this call. */
  async turn(worker: number, call: string): Promise<void> {
    return new Promise((go) => this.#waiting.push({ worker, call, go }))
  }

  /** Resolves when there may be something to do, or when nobody has anything to do. */
  async park(): Promise<void> {
    return new Promise((go) => this.#parked.push(go))
  }

  wake(): void {
    for (const go of this.#parked.splice(0)) go()
  }

  /** The worker stops here for ever: its process has died. */
  async die(worker: number): Promise<never> {
    this.#alive.delete(worker)
    return new Promise(() => {})
  }

  /** Resolves when every worker has ended or died, with the errors of those that failed. */
  async run(bodies: readonly ((worker: number) => Promise<void>)[]): Promise<readonly Error[]> {
    const errors: Error[] = []
    for (const body of bodies) {
      const worker = this.#workers++
      this.#alive.add(worker)
      void body(worker)
        .catch((error: unknown) => errors.push(asError(error)))
        .finally(() => this.#alive.delete(worker))
    }
    await this.#drive()
    return errors
  }

  async #drive(): Promise<void> {
    for (;;) {
      await setImmediate()
      const turn = this.#waiting.length > 0 ? pick(this.#random, this.#waiting) : undefined
      if (turn) {
        this.#waiting = this.#waiting.filter((other) => other !== turn)
        this.trace.push(`${turn.worker} ${turn.call}`)
        turn.go()
      } else if (this.#parked.length > 0) this.wake()
      else if (this.#alive.size === 0) return
    }
  }
}
