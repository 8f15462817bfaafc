import { describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { messages } from '../../shared/article/messages.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import { withdrawArticle } from '../../shared/pipeline/withdraw.ts'
import { see } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'
import { mediaPath } from '../support/fakes/fake-pictures.ts'

const prose = 'The ferry stopped at nine. Nobody on the quay complained about it, and the lamps were lit as always.'
const articleKey = 'ferry/index.md'
const id = articleId(articleKey)
const article = (more = ''): string => `# The ferry\n\n${prose}\n\n![The pier](photo.jpg)\n\n${more}`

const recordOf = (world: World, key: string): ArticleRecord | undefined => world.articles.records.get(articleId(key))
const pageOf = (world: World): string => world.site.files.get('articles/the-ferry/index.html')?.body ?? ''
const notesOf = (world: World, key = articleKey): readonly string[] => {
  const receipt = recordOf(world, key)?.receipt
  return receipt?.outcome === 'accepted' ? receipt.notes : []
}

const shown = (picture: string, alt: string): string =>
  `<img src="/${mediaPath(id, picture)}" alt="${alt}" width="1200" height="800"`

describe('ingest of an article with pictures', () => {
  it.each([
    { name: 'the article first', keys: [articleKey, 'ferry/photo.jpg'] },
    { name: 'the picture first', keys: ['ferry/photo.jpg', articleKey] },
  ])('shows them on its page, $name', async ({ keys }) => {
    const world = new World(1)
    for (const key of keys) {
      world.upload(key, key.endsWith('.md') ? article() : 'picture 1')
      await world.drain()
    }
    expect(pageOf(world)).toContain(shown('picture 1', 'The pier'))
    expect(notesOf(world).join(' ')).not.toContain('photo.jpg')
    expect(recordOf(world, 'ferry/photo.jpg')?.receipt).toMatchObject({ outcome: 'picture', shownIn: [articleKey] })
    expect(see(world, articleKey).threads).toBe(1)
  })

  it('publishes the article without a picture that has not come, and names it in the receipt', async () => {
    const world = new World(1)
    world.upload(articleKey, article())
    await world.drain()
    expect(pageOf(world)).toContain(prose.slice(0, 20))
    expect(pageOf(world)).not.toContain('<img')
    expect(notesOf(world)).toContain(messages.pictureMissing('ferry/photo.jpg'))
  })

  it('makes a new version of the article when a picture comes or changes, and no second thread', async () => {
    const world = new World(1)
    world.upload(articleKey, article())
    await world.drain()
    world.nowMs += 3_600_000
    world.upload('ferry/photo.jpg', 'picture 1')
    await world.drain()
    world.nowMs += 3_600_000
    world.upload('ferry/photo.jpg', 'picture 2')
    await world.drain()
    expect(recordOf(world, articleKey)?.publishing).toMatchObject({ version: 3, liveVersion: 3, state: 'announced' })
    expect(recordOf(world, articleKey)?.publishing?.article.updated).toBe(new Date(world.nowMs).toISOString())
    expect(pageOf(world)).toContain(shown('picture 2', 'The pier'))
    expect(world.site.files.get('feed.xml')?.body).toContain(mediaPath(id, 'picture 2'))
    expect(see(world, articleKey).threads).toBe(1)
  })

  it('reads nothing again and writes no picture when events come twice', async () => {
    const world = new World(1)
    world.upload('ferry/photo.jpg', 'picture 1')
    world.upload(articleKey, article())
    await world.drain()
    const before = [recordOf(world, articleKey)?.publishing, world.media.writes.length]
    for (const key of [articleKey, 'ferry/photo.jpg']) world.uploadsQueue.sendBody(world.eventBody(key))
    await world.drain()
    expect([recordOf(world, articleKey)?.publishing, world.media.writes.length]).toEqual(before)
  })

  it.each([
    { name: 'in Markdown', body: '![A map](../maps/map%201.png)', key: 'maps/map 1.png' },
    { name: 'in HTML', body: '<p><img src="./more/map.png" alt="A map"></p>', key: 'ferry/more/map.png' },
    { name: 'from the root of the uploads', body: '![A map](/maps/map.png)', key: 'maps/map.png' },
    { name: 'with a query', body: '![A map](map.png?size=2#top)', key: 'ferry/map.png' },
    {
      name: 'in the other Unicode form',
      body: `![A map](${'Übersicht.png'.normalize('NFC')})`,
      key: `ferry/${'Übersicht.png'.normalize('NFD')}`,
    },
  ])('finds a picture $name', async ({ body, key }) => {
    const world = new World(1)
    world.upload(articleKey, `# The ferry\n\n${prose}\n\n${body}\n`)
    await world.drain()
    world.upload(key, 'picture 3')
    await world.drain()
    expect(pageOf(world)).toContain(shown('picture 3', 'A map'))
    expect(recordOf(world, key)?.receipt).toMatchObject({ shownIn: [articleKey] })
  })

  it('takes the image of the front matter from beside the article, with what is known of the file', async () => {
    const world = new World(1)
    world.upload('pier.md', `---\ntitle: The pier\nimage: { src: cover.jpg, alt: Low tide }\n---\n\n${prose}\n`)
    world.upload('cover.jpg', 'picture 4')
    await world.drain()
    expect(recordOf(world, 'pier.md')?.publishing?.article.image).toEqual({
      src: `https://digest.example.org/${mediaPath(articleId('pier.md'), 'picture 4')}`,
      alt: 'Low tide',
      contentType: 'image/jpeg',
      byteLength: 9,
      width: 1200,
      height: 800,
    })
  })

  it('copies an image that is given by its address, and keeps the address where that fails', async () => {
    const world = new World(1)
    const address = 'https://pictures.example/a.jpg'
    const text = `---\ntitle: The pier\nimage: { src: "${address}", alt: Low tide }\n---\n\n${prose}\n`
    world.upload('pier.md', text)
    await world.drain()
    expect(recordOf(world, 'pier.md')?.publishing?.article.image?.src).toBe(address)
    expect(notesOf(world, 'pier.md')).toContain(messages.pictureNotCopied(address, messages.webMissing()))
    world.web.pictures.set(address, new TextEncoder().encode('picture 5'))
    world.upload('pier.md', `${text}More of it.\n`)
    await world.drain()
    expect(recordOf(world, 'pier.md')?.publishing?.article.image?.src).toContain(
      mediaPath(articleId('pier.md'), 'picture 5'),
    )
  })

  it('keeps showing a picture whose file was deleted, and says so when the article is read again', async () => {
    const world = new World(1)
    world.upload('ferry/photo.jpg', 'picture 1')
    world.upload(articleKey, article())
    await world.drain()
    world.remove('ferry/photo.jpg')
    await world.drain()
    world.upload(articleKey, article('More of it.\n'))
    await world.drain()
    expect(pageOf(world)).toContain(shown('picture 1', 'The pier'))
    expect(notesOf(world)).toContain(messages.pictureDeleted('ferry/photo.jpg'))
  })

  it('says what is wrong with a file that is no picture, to the article and to the file', async () => {
    const world = new World(1)
    world.upload('ferry/photo.jpg', 'no picture')
    world.upload(articleKey, article())
    await world.drain()
    expect(pageOf(world)).not.toContain('<img')
    expect(notesOf(world)).toContain(messages.pictureUseless('ferry/photo.jpg', messages.pictureDamaged()))
    expect(recordOf(world, 'ferry/photo.jpg')?.receipt).toMatchObject({
      outcome: 'rejected',
      complaints: [{ message: messages.pictureRejected(messages.pictureDamaged()) }],
    })
  })

  it('refuses a picture of more than 5 MB', async () => {
    const world = new World(1)
    world.upload('ferry/photo.jpg', `picture${'x'.repeat(5 * 1024 * 1024)}`)
    world.upload(articleKey, article())
    await world.drain()
    expect(notesOf(world)).toContain(messages.pictureUseless('ferry/photo.jpg', messages.pictureTooLarge()))
    expect(recordOf(world, 'ferry/photo.jpg')?.receipt.outcome).toBe('rejected')
  })

  it('shows 40 pictures and names the rest', async () => {
    const world = new World(1)
    const keys = Array.from({ length: 42 }, (_, number) => `p${number}.jpg`)
    for (const key of keys) world.upload(key, `picture ${key}`)
    world.upload('many.md', `# The ferry\n\n${prose}\n\n${keys.map((key) => `![P](${key})`).join('\n\n')}\n`)
    await world.drain()
    expect(pageOf(world).split('<img').length - 1).toBe(40)
    expect(notesOf(world, 'many.md')).toContain(messages.picturesTooMany(40))
  })

  it('tells a picture that no article shows that none does', async () => {
    const world = new World(1)
    world.upload('alone.jpg', 'picture 1')
    await world.drain()
    expect(recordOf(world, 'alone.jpg')?.receipt).toMatchObject({ outcome: 'picture', shownIn: [] })
  })

  it('finds the articles of a picture whose event was lost, by the next comparison', async () => {
    const world = new World(1)
    world.upload(articleKey, article())
    await world.drain()
    world.upload('ferry/photo.jpg', 'picture 1', { event: false })
    await world.reconcile()
    await world.drain()
    expect(pageOf(world)).toContain(shown('picture 1', 'The pier'))
    await world.reconcile()
    expect(world.uploadsQueue.messages).toEqual([])
  })

  it('takes the pictures of a withdrawn article off the site, even those that come late', async () => {
    const world = new World(1)
    world.upload('ferry/photo.jpg', 'picture 1')
    world.upload(articleKey, article())
    await world.drain()
    expect(world.media.files.size).toBe(1)
    await withdrawArticle({ ...world.ports(0), changes: world.changesQueue, articles: world.articles }, id)
    await world.drain()
    expect(world.media.files.size).toBe(0)
    await world.media.put(mediaPath(id, 'late'), { bytes: new Uint8Array(), contentType: 'image/jpeg' })
    world.uploadsQueue.sendBody(world.eventBody(articleKey))
    await world.drain()
    expect(world.media.files.size).toBe(0)
    expect(recordOf(world, 'ferry/photo.jpg')?.receipt).toMatchObject({ shownIn: [] })
  })
})
