import { describe, expect, it } from 'vitest'

import { followUpload } from '../../cli/stack/follow-upload.ts'
import { articleId } from '../../shared/article/identity.ts'
import { articleText } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

/** Follows the file while the world works, which it does between two looks at the table. */
const follow = async (
  world: World,
  text: string,
  { patienceMs = 60_000, beforeWork = async () => {} }: { patienceMs?: number; beforeWork?: () => Promise<void> } = {},
) => {
  const steps: string[] = []
  world.upload('pier.md', text)
  const etag = world.uploads.objects.get('pier.md')?.etag ?? ''
  let clock = 0
  const ending = await followUpload(
    { key: 'pier.md', etag },
    {
      articles: {
        async getMany(ids) {
          const found = await world.articles.getMany(ids)
          await beforeWork()
          await world.drain()
          return found
        },
      },
      publication: world.publication,
      siteUrl: world.publication.siteUrl,
      nowMs: () => (clock += 1000),
      onStep: (what, detail) => steps.push(`${what} ${detail.split('\n')[0] ?? ''}`.trim()),
      pollMs: 0,
      patienceMs,
    },
  )
  return { ending, steps }
}

describe(followUpload, () => {
  it('tells each step once and ends when the article is announced', async () => {
    const { ending, steps } = await follow(new World(1), articleText('The pier reopens'))
    expect(ending).toBe('announced')
    expect(steps.map((step) => step.split(' ')[0])).toEqual(['accepted', 'live', 'announced'])
    expect(steps[1]).toBe('live https://digest.example.org/articles/the-pier-reopens/')
  })

  it('waits for the version that was uploaded, not the one before it', async () => {
    const world = new World(1)
    await follow(world, articleText('The pier reopens'))
    const { steps } = await follow(world, articleText('The pier reopens after all'))
    expect(steps[0]).toBe('accepted “The pier reopens after all”')
    expect(world.articles.records.get(articleId('pier.md'))?.publishing?.liveVersion).toBe(2)
  })

  it.each([
    { name: 'a rejected file', text: '', ending: 'rejected' },
    { name: 'a draft', text: articleText('The pier', { draft: true }), ending: 'draft' },
    { name: 'one that is silent', text: articleText('The pier', { bluesky: false }), ending: 'live' },
    { name: 'a scheduled one', text: articleText('The pier', { publishAt: '2031-01-01T00:00Z' }), ending: 'scheduled' },
  ])('ends with $name when nothing more is due', async ({ text, ending }) => {
    expect((await follow(new World(1), text)).ending).toBe(ending)
  })

  it('ends when a step keeps failing, with its error', async () => {
    const world = new World(1)
    world.faults = [{ mode: 'server error', hits: (_number, call) => call === 'site.put' }]
    const beforeWork = async () => world.changesQueue.send(articleId('pier.md'))
    const { ending, steps } = await follow(world, articleText('The pier'), { beforeWork })
    expect(ending).toBe('stuck')
    expect(steps.at(-1)).toMatch(/^trouble It failed \d+ times: /)
  })

  it('ends when the account asked for a pause', async () => {
    const world = new World(1)
    world.faults = [{ mode: 'throttle', hits: (_number, call) => call === 'microblog.write' }]
    const { ending, steps } = await follow(world, articleText('The pier'))
    expect(ending).toBe('waiting')
    expect(steps.at(-1)).toMatch(/^trouble It waits: /)
  })

  it('ends when patience does', async () => {
    const world = new World(1)
    world.drop('uploadsQueue')
    expect((await follow(world, articleText('The pier'))).ending).toBe('unread')
  })
})
