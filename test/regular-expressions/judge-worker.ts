import { parentPort, workerData } from 'node:worker_threads'
import { checkSync } from 'recheck'
import type { FoundPattern } from './find-patterns.ts'

/** How long the automata may take: what they do not decide by then, the fuzzer does. */
const automatonMs = 6_000

/** The fuzzer's work is bounded by steps and by a seed, never by time, so that the verdict is the same on a busy machine. */
const steady = {
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
  const { source, flags } = pattern
  const proof = checkSync(source, flags, { checker: 'automaton', timeout: automatonMs })
  const isProved = proof.status !== 'unknown'
  const { status } = isProved ? proof : checkSync(source, flags, { checker: 'fuzz', ...steady })
  parentPort?.postMessage({ ...pattern, status, isProved }, [])
}

function take(): number {
  return Atomics.add(next, 0, 1)
}
