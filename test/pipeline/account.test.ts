import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { parsePublication } from '../../shared/publication.ts'
import { announcedOnce, announcedWorld, articleText, see, upTo } from '../faults/scenario.ts'
import { publication, World } from '../faults/world.ts'

const minuteMs = 60_000
const recordOf = (world: World, key = 'pier.md') => world.articles.records.get(articleId(key))

const postsOf = ({ pds }: World) => [...pds.records.keys()].filter((place) => place.startsWith('app.bsky.feed.post/'))

async function runMinutes(world: World, minutes: number): Promise<readonly number[]> {
  const stuck: number[] = []
  for (let minute = 0; minute < minutes; minute += 1) {
    world.nowMs += minuteMs
    stuck.push((await world.redrive()).stuck.length)
    await world.drain()
  }
  return stuck
}

describe('a sign-in that fails', () => {
  it('says its reason in the article, raises the alarm, and is over soon after its cause', async () => {
    const world = new World(1)
    world.pds.signIn = async () => {
      throw new Error('the secret has no "appPassword"')
    }
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    expect(recordOf(world)?.lastError).toContain('the secret has no "appPassword"')
    const stuck = await runMinutes(world, 60)
    expect(recordOf(world)?.lastError).toContain('the secret has no "appPassword"')
    expect(Math.max(...stuck)).toBe(1)
    Reflect.deleteProperty(world.pds, 'signIn')
    await runMinutes(world, 61)
    expect(see(world)).toEqual(announcedOnce)
  })
})

describe('a change of publication.json', () => {
  it('to another account signs in anew', async () => {
    const world = await announcedWorld()
    const { bluesky } = parsePublication({ ...publication, bluesky: { handle: 'other.example.org' } })
    world.publication = { ...world.publication, ...(bluesky && { bluesky }) }
    world.upload('other.md', articleText('Another article'))
    await world.drain()
    expect(world.pds.signIns).toBe(2)
    expect(see(world, 'other.md').state).toBe('announced')
  })

  it('that takes the account away leaves nothing to be driven on for ever', async () => {
    const world = new World(2)
    world.drop('announcementsQueue')
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    const { bluesky: _bluesky, ...without } = world.publication
    world.publication = without
    await runMinutes(world, 10)
    expect(recordOf(world)?.due).toBeUndefined()
  })

  it('that adds an account announces no article that went live without one', async () => {
    const world = new World(3, { bluesky: undefined })
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    world.publication = publication
    world.upload('pier.md', articleText('The pier reopens, corrected'))
    world.upload('new.md', articleText('A new article'))
    await world.drain()
    expect([see(world).state, see(world, 'new.md').state]).toEqual(['live', 'announced'])
  })
})

describe('a step that dies without a word', () => {
  it('is driven on ever more seldom, and called stuck', async () => {
    const world = new World(4)
    world.faults = [{ mode: 'hang', hits: (_number, call) => call === 'microblog.head' }]
    world.upload('pier.md', articleText('The pier reopens'))
    await world.drain()
    const stuck = await runMinutes(world, 24 * 60)
    expect(world.announcementsQueue.sent.length).toBeLessThan(100)
    expect(Math.max(...stuck)).toBe(1)
    await world.recover()
    expect(see(world)).toEqual(announcedOnce)
  })
})

describe('a thread of which the owner deleted a post by hand', () => {
  it.each(upTo(3))('is taken back whole: post %i was gone', async (gone) => {
    const world = await announcedWorld()
    const place = postsOf(world)[gone] ?? ''
    const [collection = '', rkey = ''] = place.split('/')
    const session = await world.pds.signIn()
    await world.pds.write(session, [{ action: 'delete', collection, rkey }], await world.pds.head(session))
    world.upload('pier.md', articleText('The pier reopens', { withdrawn: true }))
    await world.drain()
    await world.recover()
    expect([...world.pds.records.keys()]).toEqual([expect.stringContaining('site.standard.publication/')])
    expect(recordOf(world)?.publishing?.takenBack).toBe(true)
  })
})
