import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { announcementNotes } from '../../shared/thread/announcement-notes.ts'
import { atCall, type Fault, modesAt } from './fault.ts'
import { announcedOnce, articleText, report, same, see } from './scenario.ts'
import { World } from './world.ts'

const title = 'The pier reopens'
const photo = 'picture of a pier'
const without = { name: 'without a picture', article: articleText(title) }
const withPhoto = { name: 'with a picture', article: `${articleText(title)}\n![The pier](pier.jpg)\n` }
const making: Readonly<Record<string, string>> = {
  [without.name]: 'cards.draw',
  [withPhoto.name]: 'thumbnails.fromSite',
}

/** Announces the article while the faults are there, and lets the world recover. */
async function announceUnder(article: string, faults: readonly Fault[]): Promise<World> {
  const world = new World(1)
  world.faults = faults
  world.uploads.put('pier.jpg', photo, world.nowMs)
  world.upload('pier.md', article)
  await world.drain()
  await world.recover()
  return world
}

/** The mime types of the pictures on the cards of the thread, each once. */
function picturesOf(world: World): readonly (string | undefined)[] {
  const posts = [...world.pds.records].filter(([place]) => place.startsWith('app.bsky.feed.post/'))
  const cards = posts.flatMap(([, { value }]) => (value['embed'] as Embed | undefined)?.external ?? [])
  return [...new Set(cards.map(({ thumb }) => thumb?.mimeType))]
}

interface Embed {
  readonly external?: { readonly thumb?: { readonly mimeType: string } }
}

const notesOf = (world: World) => world.articles.records.get(articleId('pier.md'))?.publishing?.announcement?.notes

/** A fault at every call of this name. */
const always = (name: string): Fault => ({ mode: 'error before', hits: (_, call) => call === name })

describe('the picture of a card', () => {
  it.each([
    { ...without, mimeType: 'image/png' },
    { ...withPhoto, mimeType: 'image/jpeg' },
  ])('is there under each single fault in its making, of an article $name', async ({ name, article, mimeType }) => {
    const calm = await announceUnder(article, [])
    const calls = calm.scheduler.trace.map((turn) => turn.split(' ')[1] ?? '')
    const makers = ['microblog.uploadBlob', making[name] ?? '']
    const runs = calls.flatMap((call, number) =>
      makers.includes(call)
        ? modesAt(call).map((mode) => ({ name: `${mode} at ${call}`, fault: atCall(mode, number) }))
        : [],
    )
    const failed: string[] = []
    for (const run of runs) {
      const world = await announceUnder(article, [run.fault])
      const isExact = same(see(world), announcedOnce) && notesOf(world) === undefined
      if (!isExact || picturesOf(world).join() !== mimeType) failed.push(run.name)
    }
    report(`cards of an article ${name}`, `${runs.length - failed.length} of ${runs.length} faults harmless`)
    expect(new Set(calls.filter((call) => makers.includes(call)))).toEqual(new Set(makers))
    expect(failed).toEqual([])
  })

  it.each([
    { ...without, call: 'cards.draw', note: announcementNotes.cardFailed() },
    { ...without, call: 'microblog.uploadBlob', note: announcementNotes.cardFailed() },
    { ...withPhoto, call: 'thumbnails.fromSite', note: announcementNotes.coverFailed() },
    { ...withPhoto, call: 'microblog.uploadBlob', note: announcementNotes.coverFailed() },
  ])(
    'is done without, and the editor told, when $call fails always, of an article $name',
    async ({ article, call, note }) => {
      const world = await announceUnder(article, [always(call)])
      expect(see(world)).toEqual(announcedOnce)
      expect(picturesOf(world)).toEqual([undefined])
      expect(notesOf(world)).toEqual([note])
    },
  )
})
