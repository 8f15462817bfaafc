import { parseUpload } from '../../shared/article/parse.ts'
import { hostileUploads } from './hostile-uploads.ts'
import { peakMegabytes } from './peak-megabytes.ts'
import { publication } from './publication.ts'

const encoder = new TextEncoder()

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
