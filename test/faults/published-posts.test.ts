import { describe, expect, it } from 'vitest'

import { announcedOnce, announcedWorld, articleText, report, see, upTo } from './scenario.ts'

describe('published posts', () => {
  it('are never changed by edits of the article', async () => {
    const world = await announcedWorld()
    const posts = () => [...world.pds.records].filter(([place]) => place.startsWith('app.bsky.feed.post/'))
    const before = structuredClone(posts())
    expect(before.length).toBeGreaterThan(2)
    for (const edit of upTo(100)) {
      world.nowMs += 60_000
      world.upload('pier.md', articleText(`The pier reopens, edition ${edit}`))
      await world.drain()
    }
    await world.recover()
    const writes = world.pds.commits.flatMap((commit) => commit.writes)
    const changed = writes.filter(({ action }) => action !== 'create').map(({ collection }) => collection)
    const postsChanged = changed.filter((collection) => collection === 'app.bsky.feed.post')
    report(
      'published posts',
      `${postsChanged.length} changes of posts in 100 edits, ${changed.length} of their document`,
    )
    expect(see(world)).toEqual(announcedOnce)
    expect(world.site.files.get('feed.xml')?.body).toContain('edition 99')
    expect(posts()).toEqual(before)
    // Once for the reference to its thread, and once for each edit.
    expect(changed).toEqual(Array.from({ length: 101 }, () => 'site.standard.document'))
  })
})
