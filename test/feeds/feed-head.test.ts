import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { richPublication, sampleArticle, sampleDocument } from './sample.ts'

const document = sampleDocument([sampleArticle(0)], { publication: richPublication })

/** The texts of the feed's own elements, by name. */
const textsOf = (xml: string, parent: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (parseXmlDocument(xml).getElementsByTagName(parent)[0]?.children ?? []).map((child) => [
      child.nodeName,
      child.textContent ?? '',
    ]),
  )

describe('the head of a feed', () => {
  it('says in RSS whose it is, in which language, with which picture and how long it keeps', () => {
    expect(textsOf(renderRss(document), 'channel')).toMatchObject({
      title: 'The Lantern & Ledger',
      link: 'https://lantern.example/',
      description: 'Reports from a harbour town, once they are true.',
      language: 'en-GB',
      copyright: '© 2026 Lantern & Ledger',
      ttl: '30',
      generator: 'Tidings',
    })
    expect(textsOf(renderRss(document), 'image')).toEqual({
      title: 'The Lantern & Ledger',
      url: 'https://lantern.example/logo.png',
      link: 'https://lantern.example/',
    })
  })

  it('says the same in Atom', () => {
    expect(textsOf(renderAtom(document), 'feed')).toMatchObject({
      id: 'tag:lantern.example,2026:feed',
      title: 'The Lantern & Ledger',
      subtitle: 'Reports from a harbour town, once they are true.',
      rights: '© 2026 Lantern & Ledger',
      logo: 'https://lantern.example/logo.png',
      icon: 'https://lantern.example/icon.png',
      generator: 'Tidings',
    })
    expect(textsOf(renderAtom(document), 'author')).toEqual({
      name: 'Lantern desk',
      uri: 'https://lantern.example/about/',
    })
    expect(renderAtom(document)).toContain('xml:lang="en-GB"')
  })

  it('says the same in JSON', () => {
    expect(JSON.parse(renderJsonFeed(document))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Lantern & Ledger',
      home_page_url: 'https://lantern.example/',
      feed_url: 'https://lantern.example/feed.json',
      description: 'Reports from a harbour town, once they are true.',
      authors: [{ name: 'Lantern desk', url: 'https://lantern.example/about/' }],
      language: 'en-GB',
      icon: 'https://lantern.example/logo.png',
      favicon: 'https://lantern.example/icon.png',
    })
  })

  it('leaves out what the publication does not say', () => {
    const plain = sampleDocument([sampleArticle(0)])
    for (const text of [renderRss(plain), renderAtom(plain), renderJsonFeed(plain)])
      expect(text).not.toMatch(/image>|logo|icon|copyright|rights|hub|undefined/)
  })
})
