import { existsSync, readFileSync } from 'node:fs'

/** The most memory that this process had resident: the kernel's own mark where there is one, as `maxRSS` begins with the parent's. */
export function peakMegabytes(): number {
  const status = '/proc/self/status'
  const mark = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  return Math.round((mark === undefined ? process.resourceUsage().maxRSS : Number(mark)) / 1024)
}
