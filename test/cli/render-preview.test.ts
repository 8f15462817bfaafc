import { describe, expect, it } from 'vitest'

import { composePreview, type Preview } from '../../cli/compose-preview.ts'
import { renderPreview } from '../../cli/terminal/render-preview.ts'
import { parsePublication } from '../../shared/publication.ts'

const settings = {
  title: 'The Lighthouse',
  siteUrl: 'https://lighthouse.example',
  author: { name: 'The keepers' },
  feedIdAuthority: 'lighthouse.example,2026',
  bluesky: { handle: 'lighthouse.example' },
}

const body = `After a long winter the pier opens again. People came from everywhere to see it.

## What changed

The planks are new, and the lamps burn all night. Nobody has fallen into the water since.
`

const compose = async (frontMatter: string, wishes: Readonly<Record<string, unknown>> = {}): Promise<Preview> => {
  const bytes = new TextEncoder().encode(`---\ntitle: The pier reopens\ndate: 2026-03-02\n${frontMatter}---\n${body}`)
  const composed = await composePreview(
    { key: 'pier.md', bytes, uploadedMs: 0 },
    parsePublication({ ...settings, ...wishes }),
    { get: async () => undefined },
  )
  if ('complaints' in composed) throw new Error(JSON.stringify(composed.complaints))
  return composed
}

const render = (preview: Preview, columns?: number): string => renderPreview(preview, { timeZone: 'UTC' }, columns)

describe(renderPreview, () => {
  it('tells how the text was understood', async () => {
    expect(render(await compose(''))).toContain('34 words, under these headings:\n            What changed')
  })

  it.each([20, 60, 80, 200])('keeps to a terminal of %i columns, but for addresses', async (columns) => {
    const lines = render(await compose(''), columns).split('\n')
    const tooLong = lines.filter((line) => line.length > Math.max(columns, 40) && !line.includes('https://'))
    expect(tooLong).toEqual([])
  })

  it('counts the characters of each post as Bluesky does', async () => {
    const preview = await compose('bluesky:\n  thread:\n    - "👩‍👩‍👧 go"\n')
    expect(render(preview)).toMatch(/· 4 of 300 characters/)
  })

  it('shows where words of a post lead', async () => {
    const thread = [
      {
        text: 'the pier',
        facets: [
          {
            index: { byteStart: 4, byteEnd: 8 },
            features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://pier.example/' } as const],
          },
        ],
        langs: ['en'],
        tags: [],
      },
    ]
    expect(render({ ...(await compose('')), thread })).toContain('│ the pier\n  │ → https://pier.example/')
  })

  it.each([
    { name: 'the file says so', front: 'bluesky: false\n', wishes: {}, because: 'The file says “bluesky: false”.' },
    { name: 'it is a draft', front: 'draft: true\n', wishes: {}, because: 'The file says “draft: true”' },
    { name: 'it takes back', front: 'withdrawn: true\n', wishes: {}, because: 'The file says “withdrawn: true”' },
    { name: 'there is no account', front: '', wishes: { bluesky: undefined }, because: 'publication.json has no' },
    {
      name: 'it is old',
      front: '',
      wishes: { since: '2026-04-01' },
      because: 'The article is dated before 2026-04-01',
    },
  ])('says why there is no thread when $name', async ({ front, wishes, because }) => {
    const preview = await compose(front, wishes)
    expect(preview.thread).toEqual([])
    expect(render(preview, 200)).toContain(`Thread    none. ${because}`)
  })

  it('tells the hour before which nothing is published', async () => {
    expect(render(await compose('publishAt: 2026-03-05T10:00:00Z\n'))).toContain(
      'Not before  5 March 2026 at 10:00 UTC',
    )
  })
})
