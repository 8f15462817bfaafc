import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import type { ArticleImage } from '../../shared/article/article.ts'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

const boat: ArticleImage = { src: '/media/ferry/boat.jpg', alt: 'A boat' }
const known: ArticleImage = { ...boat, contentType: 'image/jpeg', byteLength: 48_213, width: 1200, height: 800 }
const url = 'https://lantern.example/media/ferry/boat.jpg'
const withCover = (image: ArticleImage) => sampleDocument([sampleArticle(0, { image })])

const attributesOf = (xml: string, name: string): readonly Readonly<Record<string, string>>[] =>
  parseXmlDocument(xml)
    .getElementsByTagName(name)
    .map(({ attributes }) => Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute.value])))

const enclosuresIn = (xml: string) => [
  ...attributesOf(xml, 'enclosure'),
  ...attributesOf(xml, 'link').filter(({ rel }) => rel === 'enclosure'),
]

const itemOf = (image: ArticleImage) =>
  (JSON.parse(renderJsonFeed(withCover(image))) as { items: Record<string, unknown>[] }).items[0]

describe('the cover of an article', () => {
  it('is one enclosure with its true type and length', () => {
    const document = withCover(known)
    expect(enclosuresIn(renderRss(document))).toEqual([{ url, type: 'image/jpeg', length: '48213' }])
    expect(enclosuresIn(renderAtom(document))).toEqual([
      { rel: 'enclosure', href: url, type: 'image/jpeg', length: '48213' },
    ])
    expect(itemOf(known)).toMatchObject({
      image: url,
      attachments: [{ url, mime_type: 'image/jpeg', size_in_bytes: 48_213 }],
    })
  })

  it.each([
    { name: 'type', image: { ...boat, byteLength: 48_213 } },
    { name: 'length', image: { ...boat, contentType: 'image/jpeg' } },
    { name: 'length but nought', image: { ...boat, contentType: 'image/jpeg', byteLength: 0 } },
  ])('is no enclosure without a known $name', ({ image }) => {
    const document = withCover(image)
    expect(enclosuresIn(renderRss(document))).toEqual([])
    expect(enclosuresIn(renderAtom(document))).toEqual([])
    expect(itemOf(image)).toMatchObject({ image: url })
    expect(itemOf(image)).not.toHaveProperty('attachments')
  })

  it('is media content, with what is known of it', () => {
    for (const render of [renderRss, renderAtom]) {
      expect(attributesOf(render(withCover(known)), 'media:content')).toEqual([
        { url, medium: 'image', type: 'image/jpeg', fileSize: '48213', width: '1200', height: '800' },
      ])
      expect(attributesOf(render(withCover(boat)), 'media:content')).toEqual([{ url, medium: 'image' }])
    }
  })

  it('says what it shows, as HTML where that looks like some', () => {
    for (const render of [renderRss, renderAtom]) {
      expect(render(withCover(boat))).toContain('<media:description type="plain">A boat</media:description>')
      expect(render(withCover({ ...boat, alt: '<b>A</b> boat' }))).toMatch(
        /<media:description type="html">&(#x26|amp);lt;b>?/,
      )
      expect(render(withCover({ ...boat, alt: '' }))).not.toContain('media:description')
    }
  })
})
