import { describe, expect, it } from 'vitest'

import { catchUp } from '../../shared/pipeline/catch-up.ts'
import { articleText, upTo } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'
import { countCalls, noCalls } from '../support/count-calls.ts'

const hourMs = 3_600_000

/** Hints at what is recent, and counts what is read for it. */
async function catchUpIn(world: World) {
  const read: string[] = []
  const hinted: string[] = []
  const listed = noCalls()
  await catchUp({
    uploads: countCalls(listed, 'uploads', world.uploads),
    articles: {
      getMany: async (ids) => {
        read.push(...ids)
        return world.articles.getMany(ids)
      },
    },
    uploadHints: { send: async (key) => void hinted.push(key) },
    nowMs: () => world.nowMs,
  })
  return { hinted, records: read.length, pages: listed.calls }
}

describe(catchUp, () => {
  it('finds a lost upload of any hour since the last sweep, though that be two hours late', async () => {
    const ages = upTo(26)
    const missed: number[] = []
    for (const hours of ages) {
      const world = new World(1)
      world.upload('lost.md', articleText('Lost'), { event: false })
      world.nowMs += hours * hourMs
      const { hinted } = await catchUpIn(world)
      if (!hinted.includes('lost.md')) missed.push(hours)
    }
    expect(missed).toEqual([])
  })

  it.each([100, 1000])('reads the records of recent uploads only, in an archive of %i', async (count) => {
    const world = new World(2)
    for (const number of upTo(count)) world.upload(`old-${number}.md`, articleText(`Old ${number}`), { event: false })
    world.nowMs += 48 * hourMs
    for (const number of upTo(3)) world.upload(`new-${number}.md`, articleText(`New ${number}`), { event: false })
    const { hinted, records, pages } = await catchUpIn(world)
    console.log(`caught up with ${count} old uploads and 3 new ones: ${records} records read, ${pages} pages listed`)
    expect({ hinted, records }).toEqual({ hinted: upTo(3).map((number) => `new-${number}.md`), records: 3 })
  })

  it('leaves alone what the table knows as it is', async () => {
    const world = new World(3)
    world.upload('known.md', articleText('Known'))
    await world.drain()
    expect(await catchUpIn(world)).toMatchObject({ hinted: [], records: 1 })
  })

  it('hints at a new version of what the table knows', async () => {
    const world = new World(4)
    world.upload('known.md', articleText('Known'))
    await world.drain()
    world.upload('known.md', articleText('Known better'), { event: false })
    expect(await catchUpIn(world)).toMatchObject({ hinted: ['known.md'] })
  })
})
