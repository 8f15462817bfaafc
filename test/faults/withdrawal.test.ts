import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { atCall, modesAt } from './fault.ts'
import { announcedOnce, announcedWorld, articleText, report, same, see, upTo, withdrawnWhole } from './scenario.ts'
import { World } from './world.ts'

const withdrawn = articleText('The pier reopens', { withdrawn: true })

/** A world in which an article was announced with all that may stand in a repository about it. */
async function fullWorld(): Promise<World> {
  const gates = { bluesky: '{ replies: nobody, quotes: false }' }
  const world = await announcedWorld(1, {}, gates)
  world.upload('pier.md', articleText('The pier reopens', { ...gates, correction: 'It is the western pier.' }))
  await world.drain()
  return world
}

/** Everything that could bring an article back: its messages, its upload, its dead letters, reconcile. */
async function tempt(world: World): Promise<void> {
  world.upload('pier.md', articleText('The pier reopens after all'))
  await world.changesQueue.send(articleId('pier.md'))
  await world.announcementsQueue.send(articleId('pier.md'))
  await world.drain(2)
  await world.recover()
}

describe('withdrawal', () => {
  it('is final, whichever call of a publication it comes in between', async () => {
    const failed: string[] = []
    const calls = (await announcedWorld()).calls
    for (const number of upTo(calls)) {
      const world = new World(number)
      world.upload('pier.md', articleText('The pier reopens'))
      world.atCall(number, () => {
        // An article that was never accepted cannot be withdrawn: the upload is then rejected.
        world.upload('pier.md', withdrawn)
      })
      await world.drain(2)
      await world.recover()
      await tempt(world)
      const seen = see(world)
      const neverAccepted = seen.state === 'announced' && seen.threads === 1
      const isGone = seen.threads === 0 && seen.feedEntries === 0 && seen.page !== 'article'
      if (!isGone && !neverAccepted) failed.push(`call ${number}: ${JSON.stringify(seen)}`)
    }
    report('withdrawal, at every call', `${failed.length} of ${calls} came back`)
    expect(failed).toEqual([])
  })

  it('is final under every fault at every call of the withdrawal', async () => {
    const failed: string[] = []
    const calm = await fullWorld()
    expect(see(calm)).toEqual({ ...announcedOnce, gates: 2, replies: 1 })
    const before = calm.calls
    calm.upload('pier.md', withdrawn)
    await calm.drain()
    const calls = calm.calls - before
    const names = calm.scheduler.trace.slice(-calls).map((turn) => turn.split(' ')[1] ?? '')
    expect(see(calm)).toEqual(withdrawnWhole)
    let runs = 0
    for (const number of upTo(calls)) {
      for (const mode of modesAt(names[number] ?? '')) {
        runs += 1
        const world = await fullWorld()
        world.faults = [atCall(mode, world.calls + number)]
        world.upload('pier.md', withdrawn)
        await world.drain()
        await world.recover()
        await tempt(world)
        if (!same(see(world), withdrawnWhole)) failed.push(`${mode} at call ${number}: ${JSON.stringify(see(world))}`)
      }
    }
    report('withdrawal, single faults', `${failed.length} of ${runs} came back`)
    expect(failed).toEqual([])
  }, 300_000)

  it('outruns 200 threads that are written late', async () => {
    const failed: string[] = []
    for (const seed of upTo(200)) {
      const world = new World(seed)
      world.upload('pier.md', articleText('The pier reopens'))
      world.lateUntilTold = true
      world.faults = [{ mode: 'late effect', hits: (_number, call) => call === 'microblog.write' }]
      await world.drain(1 + (seed % 3))
      world.faults = []
      world.upload('pier.md', withdrawn)
      await world.drain()
      await world.landLate()
      await tempt(world)
      if (!same(see(world), withdrawnWhole)) failed.push(`seed ${seed}: ${JSON.stringify(see(world))}`)
    }
    report('withdrawal, late creates', `${failed.length} of 200 came back`)
    expect(failed).toEqual([])
  }, 300_000)

  it('needs another file name to publish the text again, and says so', async () => {
    const world = await announcedWorld()
    world.upload('pier.md', withdrawn)
    await world.drain()
    world.upload('pier.md', articleText('The pier reopens'))
    world.upload('pier again.md', articleText('The pier reopens'))
    await world.drain()
    expect(world.articles.records.get(articleId('pier.md'))?.receipt).toMatchObject({
      outcome: 'rejected',
      complaints: [{ message: expect.stringContaining('under another file name') }],
    })
    expect([see(world).state, see(world, 'pier again.md').state]).toEqual(['withdrawn', 'announced'])
  })

  it('by deleting the upload waits ten minutes, and only where the publication asks for it', async () => {
    const outcomes = []
    for (const withdrawOnDelete of [true, false]) {
      const world = await announcedWorld(1, { withdrawOnDelete })
      world.remove('pier.md')
      await world.drain()
      world.nowMs += 9 * 60_000
      await world.reconcile()
      await world.drain()
      outcomes.push(see(world).state)
      world.nowMs += 2 * 60_000
      await world.reconcile()
      await world.drain()
      outcomes.push(see(world).state)
    }
    expect(outcomes).toEqual(['announced', 'withdrawn', 'announced', 'announced'])
  })

  it('by deleting the upload does not happen when the file comes back in time, and does when its event is lost', async () => {
    const back = await announcedWorld(1, { withdrawOnDelete: true })
    back.remove('pier.md')
    await back.drain()
    back.upload('pier.md', articleText('The pier reopens'))
    await back.drain()
    await back.recover()
    const lost = await announcedWorld(1, { withdrawOnDelete: true })
    lost.remove('pier.md', { event: false })
    await lost.recover()
    expect([see(back).state, see(lost).state]).toEqual(['announced', 'withdrawn'])
  })
})
