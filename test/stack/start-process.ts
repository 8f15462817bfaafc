import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

export const repository = fileURLToPath(new URL('../../', import.meta.url))
export const startScript = fileURLToPath(new URL('../../local/start.ts', import.meta.url))

/** On a slow machine the PDS pads the time of a sign-in by less than nothing, of which Node warns. */
const env = { ...process.env, NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning' }

/** A command that runs, and all that it starts. */
export interface Running {
  /** Waits until the output holds these words. */
  says(words: string): Promise<void>
  /** As Ctrl-C does: a signal to all of them. */
  interrupt(): void
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
  /** Whether any process of it is still there. */
  isRunning(): boolean
}

/** Runs a command as a terminal does, with a process group of its own, at the longest until the end of the test. */
export function run(command: string, args: readonly string[], cwd = repository): Running {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const group = -(child.pid ?? 0)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null }),
  )
  const isRunning = (): boolean => {
    try {
      return process.kill(group, 0)
    } catch {
      return false
    }
  }
  onTestFinished(() => {
    if (isRunning()) process.kill(group, 'SIGKILL')
  })
  return {
    ended,
    async says(words) {
      while (!output.includes(words)) await Promise.race([once(child.stdout, 'data'), ended.then(() => fail(words))])
    },
    interrupt: () => void process.kill(group, 'SIGINT'),
    isRunning,
  }
}

const fail = (words: string): never => {
  throw new Error(`Cannot wait for "${words}": the command has ended`)
}
