import { setImmediate } from 'node:timers/promises'

import { asError } from '../../../shared/errors.ts'
import { pick, seededRandom } from '../seeded-random.ts'

/** What one worker does. */
export type Task = (worker: number) => Promise<void>

interface Turn {
  readonly worker: number
  readonly take: () => Promise<void>
}

/**
 * Runs workers side by side, one call at a time and each call to its end, in an order that the seed decides. A worker
 * that is killed stops where it is for ever, as a process does.
 */
export class Turns {
  /** Whose call is under way. */
  current = -1
  readonly #random: () => number
  #waiting: Turn[] = []
  #parked: (() => void)[] = []
  readonly #alive = new Map<number, () => void>()
  #workers = 0

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  isAlive(worker: number): boolean {
    return this.#alive.has(worker)
  }

  kill(worker: number): void {
    const end = this.#alive.get(worker)
    this.#alive.delete(worker)
    this.#waiting = this.#waiting.filter((turn) => turn.worker !== worker)
    end?.()
  }

  /** Makes this call when it is this worker's turn. */
  async call<Result>(worker: number, effect: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const take = async (): Promise<void> => {
        const { promise: death, resolve: die } = Promise.withResolvers<undefined>()
        this.#alive.set(worker, () => die(undefined))
        const outcome = await Promise.race([Promise.allSettled([effect()]), death])
        const [settled] = outcome ?? []
        if (settled?.status === 'fulfilled') resolve(settled.value)
        if (settled?.status === 'rejected') reject(asError(settled.reason))
      }
      if (this.isAlive(worker)) this.#waiting.push({ worker, take })
    })
  }

  /** Resolves when there may be something to do, or when nobody has anything to do. */
  async park(): Promise<void> {
    return new Promise((go) => this.#parked.push(go))
  }

  wake(): void {
    for (const go of this.#parked.splice(0)) go()
  }

  /** Resolves when every worker has ended or died. */
  async run(tasks: readonly Task[]): Promise<void> {
    const errors: Error[] = []
    for (const task of tasks) {
      const worker = this.#workers++
      this.#alive.set(worker, () => {})
      void task(worker)
        .catch((error: unknown) => errors.push(asError(error)))
        .finally(() => this.#alive.delete(worker))
    }
    for (;;) {
      for (let times = 0; times < 3; times += 1) await setImmediate()
      const turn = this.#waiting.length > 0 ? pick(this.#random, this.#waiting) : undefined
      if (turn) {
        this.#waiting = this.#waiting.filter((other) => other !== turn)
        this.current = turn.worker
        await turn.take()
      } else if (this.#parked.length > 0) this.wake()
      else if (this.#alive.size === 0) break
    }
    if (errors[0]) throw errors[0]
  }
}
