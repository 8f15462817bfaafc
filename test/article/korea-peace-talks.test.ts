import { existsSync, readFileSync } from 'node:fs'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { elementsOf, textOf } from '../../shared/article/html-tree.ts'
import { readAccepted } from './read-upload.ts'

const file = new URL('../../../shared/articles/korea-peace-talks.txt', import.meta.url)

describe('parseUpload of text copied from a page', () => {
  it.skipIf(!existsSync(file))('keeps the article, unchanged, and nothing of the page around it', async () => {
    const plain = readFileSync(file, 'utf8')
    const { title, bodyHtml, language } = await readAccepted('korea-peace-talks.txt', plain)
    expect(title).toBe('Regarding Peace Talks, North & South Korea Aren’t Waiting for U.S. Permission')
    expect(language).toBe('en')

    const blocks = [...elementsOf(fromHtml(bodyHtml, { fragment: true }))].filter(({ tagName }) =>
      /^(?:h\d|p)$/.test(tagName),
    )
    const given = plain.split('\n').filter((line) => line.trim() !== '')
    expect(blocks.map((block) => textOf(block))).toEqual(given.slice(3, -2).map((line) => line.replace(/:$/, '')))
    expect(blocks.filter(({ tagName }) => tagName === 'h2').map((heading) => textOf(heading))).toEqual([
      'In the News',
      'Insight from Peace Science',
    ])
  })
})
