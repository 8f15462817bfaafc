import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { articleText, report, see, upTo } from './scenario.ts'
import { World } from './world.ts'

const keyOf = (number: number): string => `report-${number}.md`

interface Poison {
  readonly name: string
  /** Puts the bad message in its place in the queue. */
  readonly send: (world: World, key: string) => void
  readonly isDead: boolean
  readonly receipt?: RegExp
}

const poisons: readonly Poison[] = [
  {
    name: 'throws',
    send: (world, key) => {
      world.upload(key, articleText('Unreadable'))
      world.refuse(key)
    },
    isDead: true,
  },
  { name: 'bad JSON', send: (world) => world.uploadsQueue.sendBody('{"Records": [{'), isDead: true },
  { name: 'test event', send: (world) => world.uploadsQueue.sendBody('{"Event":"s3:TestEvent"}'), isDead: false },
  { name: 'missing object', send: (world, key) => world.uploadsQueue.sendBody(world.eventBody(key)), isDead: false },
  { name: 'empty', send: (world, key) => void world.upload(key, ''), isDead: false, receipt: /empty/ },
  {
    name: 'oversize',
    send: (world, key) => void world.upload(key, 'x'.repeat(5 * 1024 * 1024 + 1)),
    isDead: false,
    receipt: /5 MB/,
  },
]

describe('one bad message', () => {
  it.each(poisons)(
    'that $name harms nobody else, at any place of a batch of ten',
    async ({ name, send, isDead, receipt }) => {
      let harmed = 0
      for (const place of upTo(10)) {
        const world = new World(place, { bluesky: undefined })
        for (const number of upTo(10)) {
          if (number === place) send(world, keyOf(number))
          else world.upload(keyOf(number), articleText(`Report ${number}`))
        }
        await world.drain()
        const others = upTo(10).filter((number) => number !== place)
        harmed += others.filter((number) => see(world, keyOf(number)).state !== 'live').length
        harmed += others.filter((number) => world.uploadsQueue.sent[number]?.receives !== 1).length
        expect(world.uploadsQueue.sent[place]?.receives).toBe(isDead ? 5 : 1)
        expect(world.uploadsQueue.deadLetters).toEqual(isDead ? [world.uploadsQueue.sent[place]] : [])
        const record = world.articles.records.get(articleId(keyOf(place)))
        expect(JSON.stringify(record?.receipt ?? '')).toMatch(receipt ?? /^/)
      }
      report(`poison: ${name}`, `${harmed} others harmed in 10 places`)
      expect(harmed).toBe(0)
    },
  )

  it.each(['changesQueue', 'announcementsQueue'] as const)('in the %s ends in its dead letters', async (queue) => {
    const world = new World(1)
    world[queue].sendBody('not a message')
    world.upload(keyOf(0), articleText('Report 0'))
    await world.drain()
    expect(world[queue].deadLetters.map(({ body }) => body)).toEqual(['not a message'])
    expect(see(world, keyOf(0)).state).toBe('announced')
  })
})

describe('one bad article', () => {
  const harms: readonly { readonly name: string; readonly harm: Record<string, unknown> }[] = [
    { name: 'tags that are none', harm: { tags: null } },
    { name: 'a date that is none', harm: { updated: 'yesterday' } },
    { name: 'no title', harm: { title: null } },
    { name: 'a language that is none', harm: { language: '!' } },
    { name: 'a body that is none', harm: { bodyHtml: null } },
    { name: 'no authors', harm: { authors: null } },
    { name: 'a feed id that is none', harm: { feedId: '' } },
  ]

  it.each(harms)('in the table, with $name, keeps no other from any page or feed', async ({ harm }) => {
    const world = new World(6, { bluesky: undefined })
    const text = (number: number): string => articleText(`Report ${number}`, { tags: '[Harbour]' })
    for (const number of upTo(2)) world.upload(keyOf(number), text(number))
    await world.drain()
    const record = world.articles.records.get(articleId(keyOf(0)))
    if (!record?.publishing) throw new Error('There is nothing to harm')
    const article = { ...record.publishing.article, ...harm }
    world.articles.records.set(record.id, { ...record, publishing: { ...record.publishing, article } })
    for (const number of [2, 3]) world.upload(keyOf(number), text(number))
    await world.drain()
    await world.recover()
    const [one, two, three] = [1, 2, 3].map((number) => see(world, keyOf(number)))
    expect([one, two, three].map((seen) => [seen?.state, seen?.feedEntries, seen?.page])).toEqual(
      [1, 2, 3].map(() => ['live', 1, 'article']),
    )
    for (const path of ['feed.json', 'tags/harbour/feed.json', 'tags/harbour/index.html', 'index.html'])
      for (const number of [1, 2, 3]) expect(world.site.files.get(path)?.body).toContain(`Report ${number}`)
    for (const path of ['archive/2026/03/index.html', 'sitemaps/2026-03-1.xml'])
      for (const number of [1, 2, 3]) expect(world.site.files.get(path)?.body).toContain(`report-${number}`)
  })
})

describe('a failure', () => {
  it('is never silent: the article carries it, and it is reported each time', async () => {
    const world = new World(2)
    world.faults = [{ mode: 'server error', hits: (_number, call) => call === 'microblog.write' }]
    world.upload(keyOf(0), articleText('Report 0'))
    await world.drain()
    const record = world.articles.records.get(articleId(keyOf(0)))
    expect(record).toMatchObject({ failures: 1, lastError: 'microblog.write: server error', waitingFor: 'announce' })
    expect(world.failures.map(({ message }) => message)).toEqual(['microblog.write: server error'])
    world.nowMs += 2 * 60_000
    const findings = await world.redrive()
    await world.drain()
    world.nowMs += 2 * 3_600_000
    const later = await world.redrive()
    expect([findings.stuck.length, later.stuck]).toEqual([
      0,
      [{ id: articleId(keyOf(0)), lastError: 'microblog.write: server error' }],
    ])
  })
})

describe('a file', () => {
  it.each([
    'a b.md',
    'a+b.md',
    '100% sure.md',
    'Über uns.md',
    'é.md',
    'e\u0301.md',
    '🎉.md',
    '../up.md',
    '/lead.md',
    "o'clock & co?.md",
  ])('named %s is found under the name that S3 encodes', async (key) => {
    const world = new World(3)
    world.upload(key, articleText('A report'))
    await world.drain()
    expect(see(world, key).state).toBe('announced')
    expect([...world.site.files.keys()].filter((path) => path.includes('..') || path.startsWith('/'))).toEqual([])
  })
})
