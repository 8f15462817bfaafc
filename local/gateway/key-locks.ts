/** Runs tasks about the same key one after the other, and about different keys side by side. */
export function createKeyLocks(): <Result>(key: string, task: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>()
  return async (key, task) => {
    const previous = last.get(key)
    const run = (async () => {
      await previous
      return task()
    })()
    const settled = run.catch(() => undefined)
    last.set(key, settled)
    try {
      return await run
    } finally {
      if (last.get(key) === settled) last.delete(key)
    }
  }
}
