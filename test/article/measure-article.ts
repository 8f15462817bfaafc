import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { parseUpload } from '../../shared/article/parse.ts'
import { noise } from './hostile-uploads.ts'
import { peakMegabytes } from './peak-megabytes.ts'
import { publication } from './publication.ts'

const [, , key = '', file = ''] = process.argv
const bytes = readFileSync(file)

/** Of the processor, as other processes may hold this one up. */
async function cpuMs(work: () => unknown): Promise<number> {
  const started = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** Work that no change of this project makes faster or slower. */
const unit = noise(1_500_000)
const calibrate = async (): Promise<number> => cpuMs(() => deflateRawSync(unit))

const calibrationMs = Math.round(Math.min(await calibrate(), await calibrate(), await calibrate()))
const startMb = peakMegabytes()
const wallMs: number[] = []
const timesMs: number[] = []
for (let round = 0; round < 5; round += 1) {
  const started = performance.now()
  const ms = await cpuMs(async () => {
    const parsed = await parseUpload({ key, bytes }, publication)
    if (parsed.outcome === 'rejected') throw new Error(parsed.complaints[0]?.message)
  })
  timesMs.push(Math.round(ms))
  wallMs.push(Math.round(performance.now() - started))
}
process.stdout.write(JSON.stringify({ calibrationMs, timesMs, wallMs, startMb, peakMb: peakMegabytes() }))
