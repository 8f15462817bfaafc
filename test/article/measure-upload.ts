import { existsSync, readFileSync } from 'node:fs'
import { parseUpload } from '../../shared/article/parse.ts'
import { hostileUploads } from './hostile-uploads.ts'
import { publication } from './publication.ts'

const encoder = new TextEncoder()

/** Of this process, in megabytes: the kernel's own mark where there is one, as `maxRSS` begins with the parent's. */
function peakMegabytes(): number {
  const status = '/proc/self/status'
  const mark = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  return Math.round((mark === undefined ? process.resourceUsage().maxRSS : Number(mark)) / 1024)
}

const upload = hostileUploads[Number(process.argv[2])]
if (upload === undefined) throw new Error(`Cannot find upload ${process.argv[2]}`)
const body = upload.body()
const bytes = typeof body === 'string' ? encoder.encode(body) : body
const startMb = peakMegabytes()
const started = process.cpuUsage()
const parsed = await parseUpload({ key: upload.key, bytes }, publication)
const says = parsed.outcome === 'rejected' ? (parsed.complaints[0]?.message ?? '') : 'accepted'
process.stdout.write(
  JSON.stringify({ says, ms: Math.round(process.cpuUsage(started).user / 1000), startMb, peakMb: peakMegabytes() }),
)
