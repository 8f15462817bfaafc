import { setImmediate } from 'node:timers/promises'

import { pick, seededRandom } from './seeded-random.ts'

interface Turn {
  readonly worker: number
  readonly call: string
  readonly go: () => void
}

/**
 * Runs workers side by side, one external call at a time, in an order that the seed decides: at each moment every
 * worker is either waiting for its next call or done, and one of the waiting is let go.
 */
export class Scheduler {
  /** What was called, in order: the same seed gives the same trace. */
  readonly trace: string[] = []
  readonly #random: () => number
  #waiting: Turn[] = []
  #alive = new Set<number>()
  #workers = 0

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** Resolves when it is this worker's turn to make this call. */
  async turn(worker: number, call: string): Promise<void> {
    return new Promise((go) => this.#waiting.push({ worker, call, go }))
  }

  /** The worker stops here for ever: its process has died. */
  async die(worker: number): Promise<never> {
    this.#alive.delete(worker)
    return new Promise(() => {})
  }

  /** Runs one worker more; resolves with the error by which it failed, or `undefined`, or `died`. */
  async run(bodies: readonly ((worker: number) => Promise<void>)[]): Promise<readonly (Error | 'died' | undefined)[]> {
    const outcomes: (Error | 'died' | undefined)[] = bodies.map(() => 'died')
    const workers = bodies.map(async (body, index) => {
      const worker = this.#workers++
      this.#alive.add(worker)
      try {
        await body(worker)
        outcomes[index] = undefined
      } catch (error) {
        outcomes[index] = error instanceof Error ? error : new Error(String(error))
      }
      this.#alive.delete(worker)
    })
    await this.#drive()
    void workers
    return outcomes
  }

  async #drive(): Promise<void> {
    for (;;) {
      await setImmediate()
      if (this.#waiting.length === 0) {
        if (this.#alive.size === 0) return
        continue
      }
      const turn = pick(this.#random, this.#waiting)
      this.#waiting = this.#waiting.filter((other) => other !== turn)
      this.trace.push(`${turn.worker} ${turn.call}`)
      turn.go()
    }
  }
}
