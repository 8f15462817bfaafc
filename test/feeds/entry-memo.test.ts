import { describe, expect, it } from 'vitest'
import { EntryMemo, memoOf } from '../../shared/feeds/entry-memo.ts'
import { sampleArticle, samplePublication } from './sample.ts'

describe('EntryMemo', () => {
  const counting = () => {
    const rendered: string[] = []
    return { rendered, render: ({ title }: { title: string }) => String(rendered.push(title)) }
  }

  it('renders an entry once for as long as its article says the same', () => {
    const memo = new EntryMemo(samplePublication)
    const { rendered, render } = counting()
    const texts = [sampleArticle(0), structuredClone(sampleArticle(0)), sampleArticle(0)].map((article) =>
      memo.textOf(article, 'rss', render),
    )
    expect(texts).toEqual(['1', '1', '1'])
    memo.textOf(sampleArticle(0), 'atom', render)
    expect(rendered).toHaveLength(2)
  })

  it.each([
    { name: 'title', changes: { title: 'Edited' } },
    { name: 'body', changes: { bodyHtml: '<p>Edited</p>' } },
    { name: 'correction', changes: { correction: 'It was nine weeks.' } },
    { name: 'tags', changes: { tags: ['harbour'] } },
    { name: 'date', changes: { updated: '2026-05-01T00:00:00.000Z' } },
  ])('renders it anew when its $name changed, and then back again', ({ changes }) => {
    const memo = new EntryMemo(samplePublication)
    const { rendered, render } = counting()
    for (const article of [sampleArticle(0), sampleArticle(0, changes), sampleArticle(0)])
      memo.textOf(article, 'rss', render)
    expect(rendered).toHaveLength(3)
  })

  it('forgets first what nobody asked for longest, when there is too much', () => {
    const memo = new EntryMemo(samplePublication, 2_500)
    const { rendered, render } = counting()
    const long = (index: number) => sampleArticle(index, { bodyHtml: 'x'.repeat(500) })
    for (const index of [0, 1, 0, 2, 0, 1]) memo.textOf(long(index), 'rss', render)
    expect(rendered).toEqual([0, 1, 2, 1].map((index) => sampleArticle(index).title))
  })

  it('renders an article that is longer than all it may keep', () => {
    const memo = new EntryMemo(samplePublication, 10)
    const { rendered, render } = counting()
    memo.textOf(sampleArticle(0), 'rss', render)
    memo.textOf(sampleArticle(1), 'rss', render)
    memo.textOf(sampleArticle(0), 'rss', render)
    expect(rendered).toHaveLength(3)
  })
})

describe('memoOf', () => {
  it('keeps the entries of publications apart', () => {
    expect(memoOf(samplePublication)).toBe(memoOf(samplePublication))
    expect(memoOf({ ...samplePublication })).not.toBe(memoOf(samplePublication))
  })
})
