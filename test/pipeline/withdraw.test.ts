import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { withdrawArticle } from '../../shared/pipeline/withdraw.ts'
import { announcedWorld, articleText, same, see, upTo, withdrawnWhole } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const id = articleId('pier.md')

const withdraw = async (world: World, { changes = world.changesQueue } = {}) =>
  withdrawArticle({ publication: world.publication, articles: world.articles, changes, nowMs: () => world.nowMs }, id)

describe(withdrawArticle, () => {
  it('takes page, feed entry and thread away, the thread and its document in one commit', async () => {
    const world = await announcedWorld()
    const about = [...world.pds.records.keys()].filter((place) => !place.startsWith('site.standard.publication/'))
    const commits = world.pds.commits.length
    expect(about.length).toBeGreaterThan(2)
    expect(await withdraw(world)).toEqual({ withdrawal: 'withdrawn', hurried: true })
    await world.drain()
    expect(see(world)).toEqual(withdrawnWhole)
    expect(world.pds.commits.slice(commits).map(({ writes }) => writes.map(({ action }) => action))).toEqual([
      about.map(() => 'delete'),
    ])
    expect(world.articles.records.get(id)?.waitingFor).toBeUndefined()
  })

  it('is final: the same file, edited or not, brings nothing back', async () => {
    const world = await announcedWorld()
    await withdraw(world)
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    world.upload('pier.md', articleText('The pier reopens after all'))
    await world.drain()
    await world.recover()
    expect(see(world)).toEqual(withdrawnWhole)
    expect(world.articles.records.get(id)?.receipt.outcome).toBe('rejected')
  })

  it('takes an article back for good at whichever call of its publication it comes', async () => {
    const failed: string[] = []
    let withdrawn = 0
    for (const number of upTo((await announcedWorld()).calls)) {
      const world = new World(number)
      world.upload('pier.md', articleText('The pier reopens'))
      let asked: ReturnType<typeof withdraw> | undefined
      world.atCall(number, () => {
        asked = withdraw(world)
      })
      await world.drain(2)
      await world.recover()
      const result = await asked
      const seen = see(world)
      if (result?.withdrawal === 'withdrawn') withdrawn += 1
      const gone = seen.threads === 0 && seen.feedEntries === 0 && seen.page !== 'article'
      if (gone !== (result?.withdrawal === 'withdrawn')) failed.push(`call ${number}: ${JSON.stringify(seen)}`)
    }
    expect(failed).toEqual([])
    expect(withdrawn).toBeGreaterThan(10)
  })

  it('still happens when its message is lost, and says so', async () => {
    const world = await announcedWorld()
    const lost = { send: async () => Promise.reject(new Error('The queue is away')) }
    expect(await withdraw(world, { changes: lost as unknown as typeof world.changesQueue })).toEqual({
      withdrawal: 'withdrawn',
      hurried: false,
    })
    await world.recover()
    expect(same(see(world), withdrawnWhole)).toBe(true)
  })

  it('does not wait for the end of the grace that a deleted upload has', async () => {
    const world = await announcedWorld(1, { withdrawOnDelete: true })
    world.remove('pier.md')
    await world.drain()
    expect(world.articles.records.get(id)?.withdrawAt).toBeDefined()
    await withdraw(world)
    await world.drain()
    expect(see(world)).toEqual(withdrawnWhole)
  })

  it('tells what it cannot take back', async () => {
    const world = new World(1)
    expect(await withdraw(world)).toEqual({ withdrawal: 'unknown', hurried: false })
    world.upload('pier.md', '')
    await world.drain()
    expect(await withdraw(world)).toEqual({ withdrawal: 'never accepted', hurried: false })
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    await withdraw(world)
    await world.drain()
    const revision = world.articles.records.get(id)?.revision
    expect(await withdraw(world)).toEqual({ withdrawal: 'already withdrawn', hurried: false })
    expect(world.articles.records.get(id)?.revision).toBe(revision)
  })

  it('hurries a withdrawal that is under way', async () => {
    const world = await announcedWorld()
    await withdraw(world)
    world.changesQueue.messages = []
    expect(await withdraw(world)).toEqual({ withdrawal: 'already withdrawn', hurried: true })
    await world.drain()
    expect(see(world)).toEqual(withdrawnWhole)
  })
})
