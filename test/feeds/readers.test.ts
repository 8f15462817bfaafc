import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

const hasSfeed = spawnSync('sfeed', { input: '' }).error === undefined

/** Columns of sfeed(5). */
const [timestamp, title, link, , , id] = [0, 1, 2, 3, 4, 5]

function readWithSfeed(xml: string) {
  const { stdout } = spawnSync('sfeed', ['https://lantern.example/'], { input: xml, encoding: 'utf8' })
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map((columns) => ({ at: columns[timestamp], title: columns[title], link: columns[link], id: columns[id] }))
}

describe.skipIf(!hasSfeed).each([
  { name: 'renderRss', render: renderRss },
  { name: 'renderAtom', render: renderAtom },
])('$name, read by sfeed', ({ render }) => {
  const articles = [sampleArticle(0, { title: 'Boats & “trains”' }), sampleArticle(1)]

  it('has every entry with its id, link, date and title', () => {
    expect(readWithSfeed(render(sampleDocument(articles)))).toEqual(
      articles.map((article) => ({
        at: String(Date.parse(article.published) / 1000),
        title: article.title,
        link: `https://lantern.example/articles/${article.slug}/`,
        id: article.feedId,
      })),
    )
  })

  it('keeps the id of an article that was edited', () => {
    const edited = [sampleArticle(0, { title: 'Edited', updated: '2026-03-20T07:30:00.000Z' }), sampleArticle(1)]
    const ids = (list: typeof articles) => readWithSfeed(render(sampleDocument(list))).map((entry) => entry.id)
    expect(ids(edited)).toEqual(ids(articles))
  })
})
