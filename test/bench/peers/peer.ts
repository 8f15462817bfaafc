import { execFileSync, spawnSync } from 'node:child_process'

/** Another program that turns the same files into pages and feeds. */
export interface Peer {
  readonly name: string
  readonly version: string
  /** Writes the program's site for content in `folder/content` into the folder. */
  readonly prepare: (folder: string) => void
  /** Builds the site in the folder: the command and its arguments. */
  readonly command: readonly [command: string, ...parts: string[]]
  /** The main feed, below the folder. */
  readonly feed: string
}

export interface BuildCost {
  readonly cpuMs: number
  readonly wallMs: number
}

/** Runs a command to its end. @throws {Error} with what it wrote, when it fails */
export function measureCommand([command, ...parts]: Peer['command'], cwd: string): BuildCost {
  const started = performance.now()
  // bash tells what its children used of the processor, which Node does not.
  const run = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time "$@" >/dev/null`, 'bash', command, ...parts], {
    cwd,
    encoding: 'utf8',
  })
  const wallMs = performance.now() - started
  if (run.status !== 0) throw new Error(`Cannot run ${command}: ${run.stderr}`)
  const [user = 0, system = 0] = run.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
  return { cpuMs: (user + system) * 1000, wallMs }
}

/** What the command writes, without white space around it; `undefined`: it cannot be run. */
export function tryToRun(command: string, parts: readonly string[], cwd?: string): string | undefined {
  try {
    return execFileSync(command, parts, { encoding: 'utf8', cwd, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
