import type { Article } from '../../shared/article/article.ts'
import { feedIdOf } from '../../shared/article/identity.ts'
import { feedArchives, monthOf, partsOf } from '../../shared/pipeline/archive-lists.ts'
import { listingOf, listsOf, type ArticleLists } from '../../shared/pipeline/article-lists.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import { countPath, renderCount, type MonthParts } from '../../shared/pipeline/month-parts.ts'
import { contentTypes } from '../../shared/pipeline/site-host.ts'
import { place, type VolumeStore } from '../../shared/pipeline/volumes.ts'
import type { Publication } from '../../shared/publication.ts'

/** Where an archive is kept. */
export interface ArchivePorts {
  readonly publication: Publication
  readonly articles: Pick<ArticleStore, 'put'>
  readonly lists: Pick<ArticleLists, 'add'>
  readonly volumes: VolumeStore
  readonly months: MonthParts
}

const hourMs = 3_600_000
const batchSize = 100

const sentence = 'The harbour council met on Monday and agreed to reopen the eastern pier before the season begins. '

/** The article with this number: two of four tags, so that a hundred fill the feed of each; four kilobytes of text. */
export function archivedArticle(publication: Publication, number: number, publishedMs: number): Article {
  const id = `archived-${String(number).padStart(7, '0')}`
  const published = new Date(publishedMs).toISOString()
  return {
    id,
    feedId: feedIdOf(publication, id),
    slug: id,
    title: `Report ${number} from the harbour`,
    summary: sentence.trim(),
    bodyHtml: `<p>${sentence.repeat(20)}</p><h2>More</h2><p>${sentence.repeat(20)}</p>`,
    authors: [{ name: 'Ines Valdemar' }],
    tags: [`Topic ${number % 4}`, `Topic ${(number + 1) % 4}`],
    language: 'en',
    published,
    updated: published,
    withdrawn: false,
    draft: false,
    bluesky: false,
  }
}

/** A record of an article that waits for nothing, or, while `liveVersion` is 0, for its page. */
export const archivedRecord = (article: Article, liveVersion = 1): ArticleRecord => ({
  id: article.id,
  uploadKey: `${article.id}.md`,
  revision: 1,
  etag: `"${article.id}"`,
  receipt: { outcome: 'accepted', at: article.published, title: article.title, notes: [] },
  publishing: {
    state: liveVersion === 0 ? 'accepted' : 'live',
    article,
    version: 1,
    liveVersion,
    ...(liveVersion > 0 && { quiet: true }),
  },
  ...(liveVersion === 0 && { waitingFor: 'publish', due: article.published }),
})

/**
 * Keeps so many live articles as if each had been published: one an hour, the last an hour before `untilMs`. Nothing is
 * written to the site, whose files are made when something near them is published.
 */
export async function fillArchive(ports: ArchivePorts, count: number, untilMs: number): Promise<void> {
  const counts = new Map<string, number>()
  for (let start = 0; start < count; start += batchSize) {
    const articles = Array.from({ length: Math.min(batchSize, count - start) }, (_, offset) =>
      archivedArticle(ports.publication, start + offset, untilMs - (count - start - offset) * hourMs),
    )
    await Promise.all(articles.map(async (article) => enter(ports, article)))
    await place(
      ports.volumes,
      feedArchives,
      articles.map(({ id }) => id),
    )
    for (const [month, members] of Map.groupBy(articles, ({ published }) => monthIn(ports, published))) {
      const places = await place(
        ports.volumes,
        partsOf(month),
        members.map(({ id }) => id),
      )
      for (const { number } of places.values()) {
        counts.set(`${month}/${number}`, (counts.get(`${month}/${number}`) ?? 0) + 1)
      }
    }
  }
  for (const [key, articles] of counts) {
    const [month = '', part = ''] = key.split('/')
    const file = { path: countPath(month, Number(part)), contentType: contentTypes.json }
    await ports.months.put({ ...file, body: renderCount({ month, part: Number(part), articles }) }, undefined)
  }
}

const monthIn = ({ publication }: ArchivePorts, published: string): string => monthOf(published, publication.timeZone)

async function enter({ articles, lists }: ArchivePorts, article: Article): Promise<void> {
  await articles.put(archivedRecord(article))
  for (const list of listsOf(article)) await lists.add(list, listingOf(article))
}
