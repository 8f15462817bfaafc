import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../cli/tidings.ts', import.meta.url))

/** What a command left behind. */
export interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

/** Nobody is signed in to AWS, and no region is set: what the machine knows stays out of the tests. */
const { PATH, HOME } = process.env
const bare = { PATH, HOME, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }

/** Runs `tidings` as a process of its own, without a terminal. */
export async function runTidings(
  args: readonly string[],
  { cwd, env = {}, input }: { cwd?: string; env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: cwd ?? process.cwd(),
    env: { ...bare, ...env },
  })
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ])
  return { stdout, stderr, code }
}
