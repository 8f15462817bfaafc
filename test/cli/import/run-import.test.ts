import { describe, expect, it } from 'vitest'

import { composeUpload } from '../../../cli/import/compose-upload.ts'
import { describeImport } from '../../../cli/import/describe-import.ts'
import { findPresent } from '../../../cli/import/find-present.ts'
import { planImport } from '../../../cli/import/plan-import.ts'
import { followAll } from '../../../cli/import/run-import.ts'
import { feedIdOf, articleId } from '../../../shared/article/identity.ts'
import { articleText } from '../../faults/scenario.ts'
import { World } from '../../faults/world.ts'

const date = '2014-02-03T04:05:06.000Z'

/** A publication in which this file is an article on the site. */
async function worldWith(key: string): Promise<World> {
  const world = new World(1)
  world.upload(key, articleText('The pier reopens'))
  await world.drain()
  return world
}

/** An old article by this id. */
function oldArticle(id: string, title = 'The pier reopens') {
  const upload = composeUpload(
    { id, title, html: '<p>The ferry stopped at nine.</p>', published: date, authors: [], tags: [] },
    { siteUrl: 'https://digest.example.org', nowMs: Date.parse('2026-01-01') },
  )
  if ('reason' in upload) throw new Error(upload.reason)
  return upload
}

const plan = async (world: World, uploads: readonly ReturnType<typeof oldArticle>[]) =>
  planImport(uploads, [], {
    present: await findPresent(world, uploads),
    announce: 0,
    publication: world.publication,
    onChecked: () => undefined,
  })

describe(planImport, () => {
  it('knows an article of the site again by the id that its own feed gives it', async () => {
    const world = await worldWith('pier.md')
    const own = oldArticle(feedIdOf(world.publication, articleId('pier.md')))
    expect(await plan(world, [own, oldArticle('https://old.example/?p=1', 'The lamp')])).toMatchObject({
      there: 1,
      uploads: [{ key: expect.stringContaining('the-lamp') }],
      skipped: [],
    })
  })

  it('brings one of two articles of the same id, and says so of the other', async () => {
    const [one, other] = [oldArticle('https://old.example/?p=1', 'One'), oldArticle('https://old.example/?p=1', 'Two')]
    const { uploads, skipped } = await plan(new World(1), [one, other])
    expect(uploads).toHaveLength(1)
    expect(skipped).toMatchObject([{ reason: expect.stringMatching(/^another file of the source already is/) }])
  })
})

describe(followAll, () => {
  it('counts none as live whose name another file has, though an article of that name is on the site', async () => {
    const world = await worldWith('pier.md')
    world.upload('pier.html', `<p>${articleText('The pier reopens')}</p>`)
    let [live, clock] = [0, 0]
    const followed = await followAll([{ key: 'pier.html', etag: world.uploads.objects.get('pier.html')?.etag ?? '' }], {
      articles: {
        async getMany(ids) {
          const found = await world.articles.getMany(ids)
          await world.drain()
          return found
        },
      },
      nowMs: () => (clock += 1000),
      pollMs: 0,
      patienceMs: 60_000,
      onLive: () => (live += 1),
    })
    expect({ ...followed, seenLive: live }).toMatchObject({
      live: 0,
      seenLive: 0,
      pending: [],
      rejected: [{ uploadKey: 'pier.html' }],
    })
    const uploads = [{ key: 'pier.html', bytes: new Uint8Array(), published: date, announced: false }]
    const planned = { uploads, pictures: [], there: 0, skipped: [], unknown: 0 }
    expect(describeImport(planned, followed, world.publication)).toMatch(
      /^Brought over 0 of 1 article, dated .*\. On the site: 0\.\nRejected: 1\.\n {2}“pier\.html”: The file “pier\.md” already is the article of this name\./,
    )
  })

  it('does not take the record of an older file for that of the one that was uploaded', async () => {
    const world = await worldWith('pier.md')
    let clock = 0
    const options = { articles: world.articles, nowMs: () => (clock += 1000), pollMs: 0, patienceMs: 3000 }
    const followed = await followAll([{ key: 'pier.md', etag: 'newer' }], { ...options, onLive: () => undefined })
    expect(followed).toEqual({ live: 0, rejected: [], pending: ['pier.md'] })
  })
})
