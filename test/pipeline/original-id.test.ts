import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { articleText } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const oldId = 'https://old.example/?p=12'
const recordOf = (world: World, key: string) => world.articles.records.get(articleId(key))

async function worldWith(uploads: Readonly<Record<string, string>>, settings: object = {}): Promise<World> {
  const world = new World(1, settings)
  for (const [key, text] of Object.entries(uploads)) {
    world.upload(key, text)
    await world.drain()
  }
  return world
}

describe('an article that brings its id along', () => {
  it('has it in every feed, so that no reader shows it again', async () => {
    const world = await worldWith({ 'pier.md': articleText('The pier reopens', { id: oldId }) })

    for (const path of ['feed.xml', 'atom.xml', 'feed.json']) expect(world.site.files.get(path)?.body).toContain(oldId)
  })

  it('keeps it when a later version says nothing of it, or another', async () => {
    const world = await worldWith({ 'pier.md': articleText('The pier reopens', { id: oldId }) })
    world.upload('pier.md', articleText('The pier has reopened', { id: 'https://old.example/?p=13' }))
    await world.drain()

    expect(recordOf(world, 'pier.md')?.publishing).toMatchObject({ version: 2, article: { feedId: oldId } })
  })

  it.each([
    { name: 'another brought the same one', id: oldId },
    { name: 'it was made for another', id: '' },
  ])('is rejected when $name', async ({ id }) => {
    const first = await worldWith({ 'pier.md': articleText('The pier reopens', id === '' ? {} : { id }) })
    const taken = recordOf(first, 'pier.md')?.publishing?.article.feedId ?? ''
    first.upload('copy.md', articleText('The pier, again', { id: taken }))
    await first.drain()

    expect(recordOf(first, 'copy.md')?.receipt).toMatchObject({
      outcome: 'rejected',
      complaints: [{ message: expect.stringContaining('already has the “id”') }],
    })
    expect(recordOf(first, 'copy.md')?.publishing).toBeUndefined()
  })

  it('may come back under its own name after an export, with the id that was made for it', async () => {
    const before = await worldWith({ 'pier.md': articleText('The pier reopens') })
    const own = recordOf(before, 'pier.md')?.publishing?.article.feedId ?? ''
    const after = await worldWith({ 'pier.markdown': articleText('The pier reopens', { id: own }) })

    expect(recordOf(after, 'pier.markdown')?.publishing?.article.feedId).toBe(own)
  })
})

describe('an article of the back catalogue', () => {
  const old = { date: '2019-05-01' }

  it.each([
    { name: 'is not announced', fields: old, state: 'live' },
    { name: 'is announced where its file asks for it', fields: { ...old, bluesky: true }, state: 'announced' },
    { name: 'is not announced where its file declines', fields: { ...old, bluesky: false }, state: 'live' },
  ])('$name', async ({ fields, state }) => {
    const world = await worldWith({ 'pier.md': articleText('The pier reopens', fields) }, { since: '2026-01-01' })

    expect(recordOf(world, 'pier.md')?.publishing?.state).toBe(state)
  })
})
