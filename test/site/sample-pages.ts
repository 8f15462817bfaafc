import type { Article } from '../../shared/article/article.ts'
import { parsePublication } from '../../shared/publication.ts'
import { renderArchiveIndex } from '../../shared/site/archive-index.ts'
import { renderHome } from '../../shared/site/home.ts'
import { renderMonthPage } from '../../shared/site/month-page.ts'
import { renderNotFoundPage } from '../../shared/site/not-found.ts'
import { renderPage } from '../../shared/site/page.ts'
import { renderTagPage } from '../../shared/site/tag-page.ts'
import { renderWithdrawnPage } from '../../shared/site/withdrawn.ts'
import { samplePublication } from '../feeds/sample.ts'
import { richArticle, richPublication, richSurroundings } from './richest-case.ts'
import { readSamples, samplePicture } from './sample-articles.ts'

/** A page for a judge: what it is, and its HTML. */
export interface SamplePage {
  readonly name: string
  readonly html: string
}

const publication = samplePublication
const arabicPublication = parsePublication({
  ...publication,
  title: 'فانوس الميناء',
  tagline: 'أخبار متأنية في ضوء جيد',
  description: 'تقارير من مدينة على البحر، بعد أن تثبت صحتها.',
  language: 'ar',
})
const germanPublication = parsePublication({
  ...publication,
  title: 'Allgemeine Hafenwirtschaftszeitung',
  tagline: 'Was der Hafen wusste, bevor es die Stadt erfuhr.',
  language: 'de',
})

/** Every kind of page, of articles that are easy and hard to set. */
export async function samplePages(): Promise<readonly SamplePage[]> {
  const samples = await readSamples(publication)
  const { ceasefires, benches, bridge, everything, arabic, japanese, longWords } = samples
  const pictured = { ...ceasefires, image: samplePicture(1600, 1067) }
  const around = { previous: benches, next: everything }
  const short = {
    ...bridge,
    image: samplePicture(800, 1200),
    bodyHtml: '<p>The bridge was raised twice.</p>',
    tags: [],
  }
  const pages = Object.entries({
    article: renderPage(ceasefires, publication, { previous: benches }),
    'article-pictured': renderPage(pictured, publication, around),
    'article-short-tall': renderPage(short, publication, { next: benches }),
    'article-wide': renderPage({ ...benches, image: samplePicture(2400, 800) }, publication, around),
    'article-unsized': renderPage({ ...benches, image: { src: '/media/500x500.jpg', alt: '' } }, publication),
    'article-table': renderPage({ ...bridge, correction: 'The bridge stood until 1988.' }, publication, around),
    'article-everything': renderPage(everything, publication, around),
    'article-richest': renderPage({ ...richArticle, bodyHtml: ceasefires.bodyHtml }, richPublication, richSurroundings),
    'article-arabic': renderPage(arabic, arabicPublication, { previous: benches, next: arabic }),
    'article-arabic-in-english': renderPage(arabic, publication, { previous: benches, next: arabic }),
    'article-japanese': renderPage(japanese, { ...publication, language: 'ja' }, { previous: japanese }),
    'article-long-words': renderPage(longWords, germanPublication, { previous: longWords, next: longWords }),
    'front-0': renderHome({ publication, articles: [] }),
    ...fronts([pictured, ...mixed(samples).slice(1)]),
    'front-1-plain': renderHome({ publication, articles: [benches] }),
    'front-7-plain': renderHome({ publication, articles: mixed(samples).slice(0, 7).map(withoutPicture) }),
    'front-arabic': renderHome({
      publication: arabicPublication,
      articles: [{ ...arabic, image: samplePicture(1600, 900) }, arabic, arabic, arabic],
    }),
    tag: renderTagPage({ publication, tag: 'harbour', slug: 'harbour', articles: mixed(samples).slice(0, 14) }),
    'tag-arabic': renderTagPage({ publication, tag: 'حوار', slug: 'x-hiwar', articles: [arabic, benches] }),
    month: renderMonthPage({
      publication,
      month: '2026-03',
      part: 2,
      hasNextPart: true,
      articles: mixed(samples).slice(0, 40).map(withoutPicture),
    }),
    archive: renderArchiveIndex({ publication, months }),
    'not-found': renderNotFoundPage(publication),
    withdrawn: renderWithdrawnPage(publication, ceasefires.title),
  })
  return pages.map(([name, html]) => ({ name, html }))
}

const fronts = (articles: readonly Article[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [1, 2, 3, 7, 50].map((count) => [
      `front-${count}`,
      renderHome({ publication, articles: articles.slice(0, count) }),
    ]),
  )

const withoutPicture = ({ image: _image, ...article }: Article): Article => article

const months = Array.from({ length: 29 }, (_, index) => ({
  month: new Date(Date.UTC(2023, 10 + index)).toISOString().slice(0, 7),
  articles: 3 + ((index * 37) % 128),
}))

const headlines = [
  'Who writes the minutes? Record-keeping as power',
  'The ferry that ran for nobody',
  'A short history of the long table',
  'Why the second mediator is often the first to leave',
  'Nineteen people with no weapons and a very good map',
  'What a harbour owes a town, and since when',
  'The quiet clause',
  'Twelve more benches, and a lamp for each',
]

/** Fifty-five articles as they come: some with a picture, none quite as long as the one before. */
function mixed(samples: Awaited<ReturnType<typeof readSamples>>): readonly Article[] {
  const own = Object.values(samples)
  const made = Array.from({ length: 48 }, (_, index): Article => {
    const base = own[index % 4] ?? samples.bridge
    const published = new Date(Date.UTC(2026, 2, 11 - Math.floor(index / 3), 6)).toISOString()
    const title = headlines[index % headlines.length] ?? ''
    return {
      ...withoutPicture(base),
      ...(index % 3 === 1 && { image: samplePicture(1200, 600 + 100 * (index % 7)) }),
      slug: `${base.slug}-${index}`,
      title: index % 5 === 4 ? `${title}, and what the harbour office made of it` : title,
      published,
      updated: published,
    }
  })
  return [...own, ...made]
}
