import { setTimeout } from 'node:timers/promises'

/**
 * Waits until the probe gives something other than `undefined` or `false`, and returns it.
 *
 * @throws {Error} naming what was waited for, after so many milliseconds
 */
export async function eventually<Value>(
  what: string,
  probe: () => Value | Promise<Value>,
  withinMs = 20_000,
): Promise<Exclude<Value, undefined | false>> {
  const until = performance.now() + withinMs
  for (;;) {
    const value = await probe()
    if (value !== undefined && value !== false) return value as Exclude<Value, undefined | false>
    if (performance.now() > until) throw new Error(`Cannot wait any longer for ${what}: ${withinMs} ms are over`)
    await setTimeout(25)
  }
}
