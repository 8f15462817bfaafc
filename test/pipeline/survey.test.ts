import { describe, expect, it } from 'vitest'

import { survey } from '../../shared/pipeline/survey.ts'
import { articleText } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const look = async (world: World, newest = 10) => {
  const { articles, lists, uploads } = world
  const surveyed = await survey({ articles, lists, uploads, unfinished: articles }, { newest })
  const keys = (records: readonly { uploadKey: string }[]) => records.map(({ uploadKey }) => uploadKey)
  const { unread, rejected, unfinished } = surveyed
  return { unread, rejected: keys(rejected), unfinished: keys(unfinished), newest: keys(surveyed.newest) }
}

describe(survey, () => {
  it('finds nothing where nothing was uploaded', async () => {
    expect(await look(new World(1))).toEqual({ unread: [], rejected: [], unfinished: [], newest: [] })
  })

  it('finds what is unfinished however far off its hour is, what was rejected, and what nobody read', async () => {
    const world = new World(1)
    world.upload('first.md', articleText('The first', { date: '2026-01-01' }))
    world.upload('second.md', articleText('The second', { date: '2026-01-02' }))
    world.upload('later.md', articleText('Later', { publishAt: '2031-01-01T08:00:00Z' }))
    world.upload('empty.md', '')
    world.upload('first.txt', 'Another file of that name.')
    await world.drain()
    world.upload('lost.md', articleText('Lost'), { event: false })
    world.upload('second.md', articleText('The second', { date: '2026-01-02', tags: 'new' }), { event: false })
    expect(await look(world)).toEqual({
      unfinished: ['later.md'],
      rejected: ['empty.md', 'first.txt'],
      unread: ['lost.md', 'second.md'],
      newest: ['second.md', 'first.md'],
    })
    expect((await look(world, 1)).newest).toEqual(['second.md'])
  })

  it('reads every page of the bucket', async () => {
    const world = new World(1)
    for (let number = 0; number < 2100; number += 1) world.uploads.put(`${number}.md`, 'x', world.nowMs)
    expect((await look(world)).unread).toHaveLength(2100)
  })
})
