import { describe, expect, it } from 'vitest'
import { renderEntries } from '../../shared/feeds/render-entries.ts'
import { sampleArticle, samplePublication } from './sample.ts'

const compose = (changes: Parameters<typeof sampleArticle>[1]) =>
  renderEntries(
    { publication: samplePublication, articles: [sampleArticle(0, changes), sampleArticle(1)] },
    'rss',
    ({ title }) => title,
  )

describe('renderEntries', () => {
  it.each([
    { name: 'no date', changes: { published: 'soon', updated: '2026-02-30T00:00:00Z' }, reason: /neither "soon" nor/ },
    {
      name: 'a year of five digits',
      changes: { published: '+012026-01-01T00:00:00Z', updated: '' },
      reason: /is a date$/,
    },
    { name: 'no id', changes: { feedId: '\u0000 ' }, reason: /feed id "" is not a URI$/ },
    {
      name: 'a body too deep to walk',
      changes: { bodyHtml: `${'<div>'.repeat(20_000)}<a href="x">` },
      reason: /call stack/,
    },
  ])('leaves out only an article with $name, and says why', ({ changes, reason }) => {
    const { fragments, omissions } = compose(changes)
    expect(fragments).toEqual(['Ferry 1 runs again'])
    expect(omissions).toEqual([{ articleId: 'ferry-0-k3v9', reason: expect.stringMatching(reason) as string }])
  })

  it.each([
    { name: 'an author’s URL that runs', changes: { authors: [{ name: 'A', url: 'javascript:alert(1)' }] } },
    { name: 'a cover that runs', changes: { image: { src: 'javascript:alert(1)', alt: '' } } },
    { name: 'an author without a name', changes: { authors: [{ name: ' \u0007' }] } },
    { name: 'a language that is none', changes: { language: 'not a language' } },
    { name: 'a slug of any kind', changes: { slug: '../%\ud800?#' } },
    { name: 'a title of nothing', changes: { title: '\u0000' } },
  ])('renders an article with $name, without it', ({ changes }) => {
    const { entries, omissions } = compose(changes)
    expect(omissions).toEqual([])
    expect(entries).toHaveLength(2)
    expect(JSON.stringify(entries)).not.toContain('javascript:')
    expect(entries[0]?.title).not.toBe('')
    expect(entries[0]?.authors).not.toEqual([])
    expect(entries[0]?.language).toBe('en-GB')
    expect(entries[0]?.url).toMatch(/^https:\/\/lantern\.example\//)
  })

  it('names a tag once', () => {
    expect(compose({ tags: ['harbour', 'harbour\n', ''] }).entries[0]?.tags).toEqual(['harbour'])
  })
})
