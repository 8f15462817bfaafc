import { describe, expect, it } from 'vitest'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import { renderTagPage } from '../../shared/site/tag-page.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'
import { readPage } from './read-page.ts'

const render = (tag: string, slug: string): string =>
  renderTagPage({ publication: samplePublication, tag, slug, articles: [sampleArticle(0), sampleArticle(1)] })

describe('renderTagPage', () => {
  it('lists its articles under its name', () => {
    const page = render('C & <sea>', 'c-sea')
    expect(page).toContain('<h1><bdi>C &#38; &#60;sea&#62;</bdi></h1>')
    expect(page).toContain('<a href="/articles/ferry-1/">Ferry 1 runs again</a>')
  })

  it('points to the feeds of the tag, and then to those of the publication', () => {
    const paths = ([{ kind: 'tag', tag: 'sea', slug: 'sea' }, { kind: 'all' }] as const).flatMap((list) =>
      feedFiles(list, { kind: 'current' }).map(({ path }) => path),
    )
    const page = readPage(render('sea', 'sea'))
    expect(page.link('alternate').map(({ properties }) => properties['href'])).toEqual(paths)
    const links = page.all('a').map(({ properties }) => properties['href'])
    expect(links).toEqual(expect.arrayContaining(paths))
  })
})
