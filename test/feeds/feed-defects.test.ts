import { Feed } from 'feed'
import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

/** What `feed` makes by itself of one item with these properties. */
function bare(changes: Partial<Parameters<Feed['addItem']>[0]> = {}): Feed {
  const feed = new Feed({
    id: 'tag:bare.example,2026:feed',
    title: 'Bare',
    link: 'https://bare.example/',
    language: 'de',
  })
  const date = new Date(Date.UTC(2026, 2, 14))
  feed.addItem({ title: 'One', id: 'tag:bare.example,2026:1', link: 'https://bare.example/1', date, ...changes })
  return feed
}

const ours = (changes: Partial<Article>) => sampleDocument([sampleArticle(0, changes), sampleArticle(1)])

const readable = (xml: string): boolean => {
  try {
    parseXmlDocument(xml)
    return true
  } catch {
    return false
  }
}

describe('feed 6.0.0, and what is done about it', () => {
  it('writes the current time without `updated`; a feed here is dated by its entries', () => {
    const [, written] = /<updated>(.*?)<\/updated>/.exec(bare().atom1()) ?? []
    expect(written).not.toBe('2026-03-14T00:00:00.000Z')
    expect(renderAtom(ours({ updated: '2026-04-01T00:00:00.000Z' }))).toContain(
      '<updated>2026-04-01T00:00:00.000Z</updated>',
    )
    expect(renderRss(sampleDocument([]))).not.toContain('lastBuildDate')
  })

  it('loses the whole feed to one bad link; here the link is left out', () => {
    const author = [{ name: 'A', link: 'not a link' }]
    expect(() => bare({ author }).atom1()).toThrow('Invalid URL')
    expect(() => bare({ link: 'not a link' }).rss2()).toThrow('Invalid URL')
    const document = ours({ authors: [{ name: 'A', url: 'not a link' }], image: { src: 'http://', alt: '' } })
    for (const text of [renderRss(document), renderAtom(document), renderJsonFeed(document)]) {
      expect(text).toContain('Ferry 0 runs again')
      expect(text).toContain('Ferry 1 runs again')
    }
  })

  it('throws at an invalid date or prints it; here the other date stands in, or the article is left out', () => {
    const date = new Date(Number.NaN)
    expect(() => bare({ date }).atom1()).toThrow('Invalid time value')
    expect(bare({ date }).rss2()).toContain('Invalid Date')
    const half = ours({ published: 'soon' })
    expect(renderRss(half)).toContain('<pubDate>Sat, 14 Mar 2026 18:00:00 GMT</pubDate>')
    const none = ours({ published: 'soon', updated: 'later' })
    for (const text of [renderRss(none), renderAtom(none), renderJsonFeed(none)]) {
      expect(text).not.toContain('Ferry 0 runs again')
      expect(text).toContain('Ferry 1 runs again')
    }
  })

  it('lets control characters through; here they are stripped', () => {
    expect(readable(bare({ title: 'a\u0008b' }).rss2())).toBe(false)
    expect(renderRss(ours({ title: 'a\u0008b' }))).toContain('<title>ab</title>')
    expect(renderAtom(ours({ title: 'a\u0008b' }))).toContain('<title type="text">ab</title>')
  })

  it('splits only the first `]]>` of a field; here no number of them ends a text', () => {
    const content = ']]> ]]><injected xmlns="x"/><![CDATA['
    const generated = parseXmlDocument(bare({ content }).rss2())
    expect(generated.getElementsByTagName('injected')).toHaveLength(1)
    expect(readable(bare({ content: ']]> ]]> ]]>' }).atom1())).toBe(false)
    const document = ours({ title: content, summary: content, bodyHtml: `<p>]]&gt;${content}</p>` })
    for (const xml of [renderRss(document), renderAtom(document)]) {
      const parsed = parseXmlDocument(xml)
      expect(parsed.getElementsByTagName('injected')).toHaveLength(0)
      expect(parsed.getElementsByTagName('title')[1]?.textContent).toBe(content)
    }
  })

  it('writes JSON Feed 1 with one author and no language; here it is 1.1 with all', () => {
    const author = [{ name: 'A' }, { name: 'B' }]
    const generated: unknown = JSON.parse(bare({ author }).json1())
    expect(generated).toMatchObject({ version: 'https://jsonfeed.org/version/1', items: [{ author: { name: 'A' } }] })
    expect(generated).not.toHaveProperty('language')
    const finished: unknown = JSON.parse(renderJsonFeed(ours({ authors: author, language: 'fr' })))
    expect(finished).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'en-GB',
      authors: [{ name: 'Lantern desk' }],
      items: [{ authors: author, language: 'fr' }, {}],
    })
    expect(renderJsonFeed(ours({}))).not.toContain('"author":')
  })

  it('names authors in RSS without an address, which is invalid; here each is a dc:creator', () => {
    expect(bare({ author: [{ name: 'A' }] }).rss2()).toContain('<author>A</author>')
    const rss = renderRss(ours({ authors: [{ name: 'A' }, { name: 'B' }] }))
    expect(rss).toMatch(/<dc:creator>A<\/dc:creator>\s*<dc:creator>B<\/dc:creator>/)
    expect(rss).not.toContain('<author>')
  })

  it('guesses the type of a picture and says it is empty; here nothing is said that is not known', () => {
    const image = 'https://bare.example/picture'
    expect(bare({ image }).rss2()).toMatch(/<enclosure[^>]*length="0"[^>]*type="image\/\/picture"/)
    const rss = renderRss(ours({ image: { src: 'https://lantern.example/cover.jpg', alt: 'Two boats' } }))
    expect(rss).not.toContain('<enclosure')
    expect(rss).toContain('<media:content url="https://lantern.example/cover.jpg" medium="image">')
  })

  it('writes extensions without their namespace or not at all; here every prefix is declared', () => {
    const extensions = [{ name: 'media:content', objects: {} }]
    expect(readable(bare({ extensions }).rss2())).toBe(false)
    expect(bare({ extensions }).atom1()).not.toContain('media:content')
    const document = ours({ image: { src: 'https://lantern.example/cover.jpg', alt: '' } })
    for (const xml of [renderRss(document), renderAtom(document)]) {
      const found = parseXmlDocument(xml).getElementsByTagNameNS('http://search.yahoo.com/mrss/', 'content')
      expect(found).toHaveLength(1)
    }
  })

  it('takes a title for HTML in Atom, where `<Corp>` is lost; here it is text', () => {
    const title = 'AT&T <Corp>'
    expect(bare({ title }).atom1()).toContain('<title type="html"><![CDATA[AT&T <Corp>]]></title>')
    expect(renderAtom(ours({ title }))).toContain('<title type="text">AT&amp;T &lt;Corp&gt;</title>')
  })

  it('takes a summary for HTML in RSS, as every reader does; here it is escaped', () => {
    const description = 'a < b'
    expect(bare({ description }).rss2()).toContain('<description><![CDATA[a < b]]></description>')
    expect(renderRss(ours({ summary: description }))).toContain('<description>a &amp;lt; b</description>')
  })

  it('breaks on `<` in a tag and loses `&amp;` from a name; here both arrive', () => {
    expect(readable(bare({ category: [{ name: 'a<b', term: 'a<b' }] }).atom1())).toBe(false)
    expect(bare({ author: [{ name: 'a &amp; b' }] }).rss2()).toContain('<author>a &amp; b</author>')
    const document = ours({ tags: ['a<b'], authors: [{ name: 'a &amp; b' }] })
    expect(renderAtom(document)).toContain('<category label="a&lt;b" term="a&lt;b"/>')
    expect(renderAtom(document)).toContain('<name>a &amp;amp; b</name>')
  })

  it('writes an Atom id as a URL would be written; here it is the RSS guid to the letter', () => {
    const id = 'tag:bare.example,2026:é'
    expect(bare({ id }).atom1()).toContain('<id>tag:bare.example,2026:%C3%A9</id>')
    const document = ours({ feedId: 'tag:lantern.example,2026:é' })
    expect(renderAtom(document)).toContain('<id>tag:lantern.example,2026:é</id>')
    expect(renderRss(document)).toContain('<guid isPermaLink="false">tag:lantern.example,2026:é</guid>')
  })
})
