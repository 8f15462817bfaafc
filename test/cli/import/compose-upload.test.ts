import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { composeUpload } from '../../../cli/import/compose-upload.ts'
import type { OldArticle } from '../../../cli/import/old-article.ts'
import { cleanLine } from '../../../shared/article/clean-text.ts'
import { parseUpload } from '../../../shared/article/parse.ts'
import { samplePublication } from '../../infra/synthesize.ts'

const publication = samplePublication()
const nowMs = Date.parse('2026-11-25T12:00:00Z')

const old = (wishes: Partial<OldArticle> = {}): OldArticle => ({
  id: 'https://old.example/?p=12',
  link: 'https://old.example/2019/salt-and-light.html',
  title: 'Salt and light',
  html: '<p>Salt keeps a <a href="/lamps">lamp</a> alight.</p><p><img src="../pier.jpg" alt="A pier"></p>',
  summary: 'On salt.',
  published: '2019-05-01T08:00:00.000Z',
  updated: '2019-06-02T08:00:00.000Z',
  authors: [{ name: 'Ines Valdemar' }],
  tags: ['Lamps'],
  language: 'en-gb',
  image: 'https://old.example/pier.jpg',
  ...wishes,
})

const compose = (wishes: Partial<OldArticle> = {}) =>
  composeUpload(old(wishes), { siteUrl: publication.siteUrl, nowMs })

/** What the pipeline reads from the file that the article is brought over as. */
async function readBack(wishes: Partial<OldArticle> = {}, announced = false) {
  const upload = compose(wishes)
  if ('reason' in upload) throw new Error(upload.reason)
  const parsed = await parseUpload({ key: upload.key, bytes: upload.render(announced) }, publication)
  if (parsed.outcome === 'rejected') throw new Error(parsed.complaints.map(({ message }) => message).join(' '))
  return { ...parsed.content, key: upload.key }
}

describe(composeUpload, () => {
  it('gives a file that says all that the old article said, and that it gets no thread', async () => {
    expect(await readBack()).toMatchObject({
      key: expect.stringMatching(/^imported\/2019-05-01-salt-and-light-[0-9a-f]{8}\.html$/),
      originalId: 'https://old.example/?p=12',
      canonical: 'https://old.example/2019/salt-and-light.html',
      slug: 'salt-and-light',
      title: 'Salt and light',
      summary: 'On salt.',
      date: '2019-05-01T08:00:00.000Z',
      updated: '2019-06-02T08:00:00.000Z',
      authors: [{ name: 'Ines Valdemar' }],
      tags: ['Lamps'],
      language: 'en-GB',
      image: { src: 'https://old.example/pier.jpg' },
      bluesky: false,
      bodyHtml: expect.stringMatching(/href="https:\/\/old\.example\/lamps".*src="https:\/\/old\.example\/pier\.jpg"/s),
    })
  })

  it('asks for a thread where it is told to', async () => {
    expect((await readBack({}, true)).bluesky).toEqual({ announce: true })
  })

  it('names no other place for an article that stays where it is', async () => {
    expect((await readBack({ link: 'https://lighthouse.example/2019/salt' })).canonical).toBeUndefined()
  })

  it('takes the address for an id where the id is no URI, and says so where there is neither', () => {
    const linked = compose({ id: 'note-7' })
    const unlinked = compose({ id: 'note-7', link: undefined })
    expect([linked, unlinked]).toMatchObject([{ isKnown: true }, { isKnown: false }])
  })

  it('gives the same file under the same name each time', () => {
    const [first, second] = [compose(), compose()]
    expect(first).toMatchObject({ key: (second as { key: string }).key })
  })

  it.each([
    { name: 'no date', wishes: { published: undefined }, reason: /^it has no date/ },
    { name: 'a date to come', wishes: { published: '2027-01-01T00:00:00.000Z' }, reason: /^its date is still to come/ },
    { name: 'nothing in it', wishes: { title: '', html: '' }, reason: /^it has neither a title nor a text/ },
    { name: 'elements without end', wishes: { html: '<b>'.repeat(5_000) }, reason: /nested too deep/ },
  ])('leaves out an article with $name, and says why', ({ wishes, reason }) => {
    expect(compose(wishes)).toEqual({ reason: expect.stringMatching(reason) })
  })

  it('says any title, tag and name so that it is read as it was meant', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map(cleanLine)
      .filter((text) => /\w/.test(text))
    await fc.assert(
      fc.asyncProperty(line, line, line, async (title, tag, name) => {
        const read = await readBack({ title, tags: [tag], authors: [{ name }] })
        const withoutHashes = tag.replace(/^#+\s*/, '')
        expect(read).toMatchObject({ title, tags: withoutHashes === '' ? [] : [withoutHashes], authors: [{ name }] })
      }),
      { numRuns: 200 },
    )
  })
})
