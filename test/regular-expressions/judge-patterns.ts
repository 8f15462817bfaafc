import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FoundPattern } from './find-patterns.ts'

interface Verdict extends FoundPattern {
  readonly status: 'safe' | 'vulnerable' | 'unknown'
  /** By recheck's automata; what they do not decide is attacked by its fuzzer. */
  readonly isProved: boolean
}

/** What recheck says about each pattern, asked in two threads that take the next pattern when they are done with one. */
export async function judgePatterns(patterns: readonly FoundPattern[]): Promise<readonly Verdict[]> {
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const verdicts: Verdict[] = []
  const workers = [1, 2].map(async () => {
    const worker = new Worker(new URL('judge-worker.ts', import.meta.url), {
      workerData: { patterns, next },
      env: { ...process.env, RECHECK_SYNC_BACKEND: 'pure' },
    })
    worker.on('message', (verdict: Verdict) => verdicts.push(verdict))
    await once(worker, 'exit')
  })
  await Promise.all(workers)
  return verdicts
}
