import { describe, expect, it } from 'vitest'

import { announcedOnce, announcedWorld, articleText, report, see, upTo } from './scenario.ts'

describe('published posts', () => {
  it('are never changed by edits of the article', async () => {
    const world = await announcedWorld()
    const before = structuredClone([...world.pds.records])
    for (const edit of upTo(100)) {
      world.nowMs += 60_000
      world.upload('pier.md', articleText(`The pier reopens, edition ${edit}`))
      await world.drain()
    }
    await world.recover()
    const writes = world.pds.commits.flatMap((commit) => commit.writes)
    report('published posts', `${world.pds.commits.length - 2} commits and 0 updates after 100 edits`)
    expect(see(world)).toEqual(announcedOnce)
    expect(world.site.files.get('feed.xml')?.body).toContain('edition 99')
    expect([...world.pds.records]).toEqual(before)
    expect(writes.every(({ action }) => action === 'create')).toBe(true)
    expect(world.pds.commits).toHaveLength(2)
  })
})
