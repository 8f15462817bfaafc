import { describe, expect, it } from 'vitest'
import { renderArchiveIndex } from '../../shared/site/archive-index.ts'
import { renderMonthPage } from '../../shared/site/month-page.ts'
import { renderTagPage } from '../../shared/site/tag-page.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'

const publication = samplePublication
const articles = [sampleArticle(0), sampleArticle(1)]

describe('renderArchiveIndex', () => {
  it('links to every month by its name', () => {
    const page = renderArchiveIndex({ publication, months: [{ month: '2026-03', articles: 12 }] })
    expect(page).toContain('<a href="/archive/2026/03/">March 2026</a>')
  })
})

describe('renderMonthPage', () => {
  it('lists its articles and leads to the parts beside it', () => {
    const page = renderMonthPage({ publication, month: '2026-03', part: 2, hasNextPart: true, articles })
    expect(page).toContain('<a href="/articles/ferry-1/">Ferry 1 runs again</a>')
    expect(page).toContain('href="/archive/2026/03/"')
    expect(page).toContain('href="/archive/2026/03/3/"')
  })
})

describe('renderTagPage', () => {
  it('lists its articles under its name', () => {
    const page = renderTagPage({ publication, tag: 'C & <sea>', slug: 'c-sea', articles })
    expect(page).toContain('<h1>C &#38; &#60;sea&#62;</h1>')
    expect(page).toContain('<a href="/articles/ferry-1/">Ferry 1 runs again</a>')
  })
})
