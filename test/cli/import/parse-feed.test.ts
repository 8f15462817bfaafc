import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { openSource } from '../../../cli/import/open-source.ts'
import { parseFeed } from '../../../cli/import/parse-feed.ts'

const readSample = async (name: string) =>
  parseFeed(await openSource(fileURLToPath(new URL(`sources/${name}`, import.meta.url))))

async function* pieces(text: string, length = 7): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += length) yield text.slice(start, start + length)
}

describe(parseFeed, () => {
  it('reads RSS with its extensions, whatever their prefixes', async () => {
    const { articles } = await readSample('rss.xml')
    expect(articles).toMatchObject([
      {
        id: 'https://old.example/?p=12',
        link: 'https://old.example/2019/05/salt-and-light.html',
        title: 'Salt & light: a short history',
        summary: 'How salt keeps a lamp alight.',
        html: expect.stringContaining('<a href="/lamps">lamp</a>'),
        published: '2019-05-01T08:00:00.000Z',
        updated: '2019-06-02T08:00:00.000Z',
        authors: [{ name: 'Ines Valdemar' }],
        tags: ['Lamps', 'Salt & sea'],
        language: 'en-gb',
        image: 'https://old.example/pier.jpg',
      },
      {
        id: 'note-7',
        published: '2019-05-02T14:00:00.000Z',
        authors: [{ name: 'Ines Valdemar' }],
        html: '<p>The ferry stopped at nine. Nobody on the quay complained &mdash; not one.</p>',
      },
      { title: 'Undated', published: undefined },
    ])
  })

  it('reads Atom with any prefix, XHTML, HTML and text, and the feed’s author where an entry has none', async () => {
    const { articles } = await readSample('atom.xml')
    expect(articles).toMatchObject([
      {
        id: 'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
        title: 'Zölle <unter> Deck',
        html: '<p>Wer &amp; was: <a href="mehr">mehr</a>.<br>Ende.</p>',
        summary: 'Was Zölle kosten.',
        published: '2018-03-03T09:00:00.000Z',
        updated: '2018-03-04T10:00:00.000Z',
        authors: [{ name: 'Redaktion', url: 'https://alt.example/wir' }],
        tags: ['Zoll'],
        language: 'de',
      },
      { title: 'L’hiver', language: 'fr', published: '2018-01-02T03:04:05.000Z', authors: [{ name: 'Anne' }] },
    ])
  })

  it('reads JSON Feed', async () => {
    const { articles } = await readSample('feed.json')
    expect(articles).toMatchObject([
      {
        id: 'https://old.example/fog',
        published: '2017-02-03T07:05:06.000Z',
        authors: [{ name: 'The crew', url: 'https://old.example/crew' }],
        tags: ['fog', 'weather'],
        language: 'en',
      },
      {
        id: '7',
        title: '',
        html: '<p>No title here.</p>\n<p>But &lt; and &amp; all the same.</p>',
        authors: [{ name: 'Solo' }],
      },
    ])
  })

  it('reads a WordPress export: posts that were published, with their authors’ names', async () => {
    const { articles, skipped } = await readSample('wordpress.xml')
    expect(articles).toMatchObject([
      {
        id: 'https://old.example/?p=31',
        slug: 'who-keeps-the-light',
        title: 'Who keeps the light',
        summary: 'On those who climb.',
        html: '<p>Someone climbs the stairs each evening.\nAnd once more before dawn.</p>\n<p>The rest of the town sleeps.</p>',
        published: '2015-03-10T09:30:00.000Z',
        updated: '2015-04-01T00:00:00.000Z',
        authors: [{ name: 'Ines Valdemar' }],
        tags: ['Light', 'stairs'],
        language: 'en-US',
      },
    ])
    expect(skipped).toEqual([
      { name: 'Half written', reason: 'it was not published there: its status is “draft”' },
      { name: 'pier.jpg', reason: 'it is no article but of the type “attachment”' },
    ])
  })

  it('names the older document of an archived feed before that of a paged one', async () => {
    const feed = (links: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/a"/>${links}</feed>`
    const [next, archive] = ['<link rel="next" href="/2"/>', '<link rel="prev-archive" href="/archive/1"/>']
    expect((await parseFeed(pieces(feed(next)))).older).toBe('/2')
    expect((await parseFeed(pieces(feed(next + archive)))).older).toBe('/archive/1')
    expect((await parseFeed(pieces(feed('')))).older).toBeUndefined()
  })

  const rss = (inside: string, before = '') => `<?xml version="1.0"?>${before}<rss><channel>${inside}</channel></rss>`
  const bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

  it.each([
    {
      name: 'entities that multiply',
      text: rss('<item><title>&b;</title></item>', bomb),
      says: 'it declares entities',
    },
    {
      name: 'an entity that names a file',
      text: rss('<item/>', '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
      says: 'it declares entities',
    },
    {
      name: 'entities of another document',
      text: rss('<item/>', '<!DOCTYPE rss SYSTEM "https://x.example/a.dtd" [ <!ENTITY % p SYSTEM "y"> %p; ]>'),
      says: 'it declares entities',
    },
    {
      name: 'elements without end',
      text: rss('<a>'.repeat(300) + '</a>'.repeat(300)),
      says: 'nested more than 200 deep',
    },
    { name: 'the first half of a feed', text: rss('<item><title>A').slice(0, -20), says: 'it ends in the middle' },
    {
      name: 'a web page',
      text: '<html><body><p>Hello</p></body></html>',
      says: 'it is no feed: its root element is <html>',
    },
    { name: 'text', text: 'Hello.', says: 'it is neither a feed' },
    { name: 'nothing', text: ' ', says: 'it is neither a feed' },
    { name: 'other JSON', text: '{"version": 3}', says: 'it is no JSON Feed' },
    { name: 'broken JSON', text: '{"version": ', says: 'it is no JSON:' },
  ])('refuses $name', async ({ text, says }) => {
    await expect(parseFeed(pieces(text))).rejects.toThrow(says)
  })

  it('refuses an article of more than 20 MB without reading it to the end', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<string> {
      yield '<rss><channel><item><description>'
      for (; read < 1_000; read += 1) yield 'x'.repeat(100_000)
    }
    await expect(parseFeed(endless())).rejects.toThrow('more than 20 MB')
    expect(read).toBeLessThan(210)
  })

  it('takes a document type that declares nothing, and leaves entities of HTML to HTML', async () => {
    const doctype =
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    const { articles } = await parseFeed(pieces(rss('<item><title>A&nbsp;b</title></item>', doctype)))
    expect(articles).toMatchObject([{ title: 'A b' }])
  })

  it('holds one article at a time: an export of 60 MB takes no more memory than its articles', async () => {
    const comment = `<wp:comment>${'x'.repeat(10_000)}</wp:comment>`
    async function* exported(): AsyncGenerator<string> {
      yield '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
      for (let count = 0; count < 600; count += 1)
        yield `<item><title>No ${count}</title><description>Text.</description>${comment.repeat(10)}</item>`
      yield '</channel></rss>'
    }
    const before = process.memoryUsage().heapUsed
    const { articles } = await parseFeed(exported())
    const grownMb = (process.memoryUsage().heapUsed - before) / 1e6
    console.log(`an export of 60 MB: the heap grew by ${grownMb.toFixed(0)} MB for ${articles.length} articles`)
    expect(articles).toHaveLength(600)
    expect(grownMb).toBeLessThan(200)
  })
})
