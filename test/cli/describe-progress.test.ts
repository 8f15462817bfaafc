import { describe, expect, it } from 'vitest'

import { describeProgress, describeTrouble, isStuck } from '../../cli/terminal/describe-progress.ts'
import { renderStatus, renderStatusLine } from '../../cli/terminal/render-status.ts'
import { articleId } from '../../shared/article/identity.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import { articleText, type Fields } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const recordIn = async (world: World, fields: Fields = {}): Promise<ArticleRecord> => {
  world.upload('pier.md', articleText('The pier reopens', fields))
  await world.drain()
  const record = world.articles.records.get(articleId('pier.md'))
  if (!record) throw new Error('There is no record')
  return record
}

const failing = (call: string): World => {
  const world = new World(1)
  world.faults = [{ mode: 'error before', hits: (_number, made) => made === call }]
  return world
}

const contextOf = (world: World) => ({
  publication: world.publication,
  siteUrl: world.publication.siteUrl,
  nowMs: world.nowMs,
})

describe(describeProgress, () => {
  it.each([
    { name: 'announced', world: () => new World(1), fields: {}, says: 'announced. Page, feeds and thread are out.' },
    {
      name: 'without an account',
      world: () => new World(1, { bluesky: undefined }),
      fields: {},
      says: 'live. Page and feeds are out. It gets no thread: publication.json has no “bluesky”.',
    },
    {
      name: 'not to be posted',
      world: () => new World(1),
      fields: { bluesky: false },
      says: 'live. Page and feeds are out. It gets no thread: The file says “bluesky: false”.',
    },
    {
      name: 'whose thread fails',
      world: () => failing('microblog.write'),
      fields: {},
      says: 'live. Page and feeds are out. Its thread is still to be posted.',
    },
    {
      name: 'whose page fails',
      world: () => failing('site.put'),
      fields: {},
      says: 'on its way. It was accepted, and is about to be published.',
    },
    {
      name: 'scheduled',
      world: () => new World(1),
      fields: { publishAt: '2026-07-01T10:00:00Z' },
      says: 'scheduled. It will be published on 1 July 2026 at 10:00 UTC.',
    },
    {
      name: 'a draft',
      world: () => new World(1),
      fields: { draft: true },
      says: 'draft. It is kept and not published, as its file asks.',
    },
    {
      name: 'rejected',
      world: () => new World(1),
      fields: { withdrawn: true },
      says: 'rejected. Nothing was published from this file.',
    },
  ])('says how far an article is that is $name', async ({ world: create, fields, says }) => {
    const world = create()
    const { word, sentence } = describeProgress(await recordIn(world, fields), world.publication, world.nowMs)
    expect(`${word}. ${sentence}`).toBe(says)
  })
})

describe(describeTrouble, () => {
  it('tells the last error, how often it failed, and when it is tried again', async () => {
    const world = failing('microblog.write')
    const record = await recordIn(world)
    expect(describeTrouble(record, world.publication)).toMatch(
      /^It failed once: .+[^.]\. It will be tried again on 2 March 2026 at \d\d:\d\d UTC\.$/,
    )
    expect(isStuck(record)).toBe(false)
    expect(isStuck({ ...record, failures: 2 })).toBe(true)
  })

  it('tells of a pause that is no failure', async () => {
    const world = new World(1)
    world.faults = [{ mode: 'throttle', hits: (_number, made) => made === 'microblog.write' }]
    expect(describeTrouble(await recordIn(world), world.publication)).toMatch(/^It waits: /)
  })

  it('has nothing to tell when all is well', async () => {
    const world = new World(1)
    expect(describeTrouble(await recordIn(world), world.publication)).toBeUndefined()
  })
})

describe(renderStatus, () => {
  it('tells of a rejected upload and keeps telling of the version that is out', async () => {
    const world = new World(1)
    await recordIn(world)
    const record = await recordIn(world, { date: 'yesterday' })
    const shown = renderStatus(record, contextOf(world))
    expect(shown).toContain('State    announced.')
    expect(shown).toMatch(/Read .*: rejected\nNote +line 2/)
    expect(renderStatusLine(record, contextOf(world))).toContain('Its newest upload was rejected:')
  })

  it('names no post that was taken back', async () => {
    const world = new World(1)
    expect(renderStatus(await recordIn(world), contextOf(world))).toContain('at://')
    expect(renderStatus(await recordIn(world, { withdrawn: true }), contextOf(world))).not.toContain('at://')
  })
})

describe(renderStatusLine, () => {
  it('names the hour that a scheduled article waits for', async () => {
    const world = new World(1)
    const record = await recordIn(world, { publishAt: '2026-07-01T10:00:00Z' })
    expect(renderStatusLine(record, contextOf(world))).toMatch(
      /^scheduled .*\n {13}It will be published on 1 July 2026 at 10:00 UTC\.$/,
    )
  })

  it('calls an article stuck that failed more than once, and says why', async () => {
    const world = failing('microblog.write')
    const record = { ...(await recordIn(world)), failures: 3, lastError: 'Cannot write: the PDS is away' }
    expect(renderStatusLine(record, contextOf(world))).toMatch(
      /^stuck {8}pier\.md {2}The pier reopens\n {13}It failed 3 times: Cannot write: the PDS is away\. /,
    )
  })
})
