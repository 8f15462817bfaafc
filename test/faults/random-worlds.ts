import { pick, seededRandom } from './seeded-random.ts'
import { faultModes, type Fault } from './fault.ts'
import { announcedOnce, articleText, report, same, see, upTo } from './scenario.ts'
import { World } from './world.ts'

const replayed = process.env['FAULT_SEED']
const all = replayed === undefined ? upTo(Number(process.env['FAULT_SEEDS'] ?? 1000)) : [Number(replayed)]

/** A few articles, a few workers, and a few faults of any kind at any call: all decided by the seed. */
export async function randomWorld(seed: number): Promise<{ world: World; keys: readonly string[] }> {
  const random = seededRandom(seed)
  const world = new World(seed)
  world.batchSizes = { uploads: 1 + Math.floor(random() * 3), changes: 1 + Math.floor(random() * 3) }
  world.faults = upTo(1 + Math.floor(random() * 4)).map((): Fault => {
    const at = Math.floor(random() * 240)
    const share = random() < 0.2 ? 0.3 : 0
    return { mode: pick(random, faultModes), hits: (number) => number === at || (number > at && random() < share) }
  })
  const keys = upTo(1 + Math.floor(random() * 2)).map((number) => `report-${number}.md`)
  for (const key of keys) {
    const event = world.upload(key, articleText(`The pier reopens, ${key}`))
    if (random() < 0.3) world.uploadsQueue.sendBody(event)
  }
  await world.drain(1 + Math.floor(random() * 3))
  await world.recover()
  return { world, keys }
}

/**
 * Runs the worlds of the even or of the odd seeds: two files, so that two cores share them.
 *
 * @returns what went wrong, with the command that replays it
 */
export async function runWorlds(parity: 0 | 1): Promise<readonly string[]> {
  const seeds = all.filter((seed) => seed % 2 === parity)
  const failed: string[] = []
  for (const seed of seeds) {
    const { world, keys } = await randomWorld(seed)
    if (replayed !== undefined) console.log(world.scheduler.trace.join('\n'))
    for (const key of keys.filter((each) => !same(see(world, each), announcedOnce))) {
      const command = `FAULT_SEED=${seed} npx vitest run test/faults/random-worlds`
      failed.push(`${key}: ${JSON.stringify(see(world, key))}; replay with ${command}`)
    }
  }
  report('random worlds', `${failed.length} wrong in ${seeds.length} seeds`)
  return failed
}
