import { parentPort, workerData } from 'node:worker_threads'
import { checkSync } from 'recheck'
import type { FoundPattern } from './find-patterns.ts'

/** Work is bounded by steps and by a seed, never by time, so that the verdict is the same on a busy machine. */
const steady = {
  checker: 'auto',
  randomSeed: 0,
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
} as const

const patterns: readonly FoundPattern[] = workerData.patterns
const next = new Int32Array(workerData.next)

for (let index = take(); index < patterns.length; index = take()) {
  const pattern = patterns[index]
  if (pattern === undefined) break
  const { status, checker } = checkSync(pattern.source, pattern.flags, steady)
  parentPort?.postMessage({ ...pattern, status, isProved: checker === 'automaton' }, [])
}

function take(): number {
  return Atomics.add(next, 0, 1)
}
