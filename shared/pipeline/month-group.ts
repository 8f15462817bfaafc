import type { ArticleLine } from '../site/entries.ts'
import { renderMonthPage } from '../site/month-page.ts'
import { monthPath, sitemapPartPath } from '../site/site-paths.ts'
import { renderSitemapPart } from '../site/sitemap.ts'
import { monthOf, partsOf } from './archive-lists.ts'
import { isShown } from './article-lists.ts'
import type { ArticlesReader } from './articles-reader.ts'
import type { ListPorts } from './list-group.ts'
import { countPath, renderCount } from './month-parts.ts'
import type { FileGroup } from './publish-files.ts'
import { renderSound } from './render-sound.ts'
import { contentTypes, fileAt } from './site-host.ts'
import { readVolume } from './volumes.ts'

interface MonthState {
  readonly hasNextPart: boolean
  /** The earliest first. */
  readonly articles: readonly ArticleLine[]
}

/** One part of a month: its page, its part of the sitemap, and its count. */
export const monthGroup = (
  { publication, nowMs }: ListPorts,
  month: string,
  part: number,
): FileGroup<ArticlesReader, MonthState> => ({
  paths: [fileAt(monthPath(month, part)), fileAt(sitemapPartPath(month, part)), countPath(month, part)],

  async read(reader) {
    const { ids, hasNext } = await readVolume(reader.volumes, partsOf(month), part)
    const outlines = [...(await reader.outlines(ids)).values()].filter((outline) => isShown(outline, nowMs()))
    const articles = outlines
      .map(({ article }) => article)
      // An article may have been given another date before it went live.
      .filter(({ published }) => monthOf(published, publication.timeZone) === month)
      .toSorted((a, b) => (`${a.published}#${a.id}` < `${b.published}#${b.id}` ? -1 : 1))
    return { hasNextPart: hasNext, articles }
  },

  render({ hasNextPart, articles }) {
    return [
      {
        path: fileAt(monthPath(month, part)),
        contentType: contentTypes.html,
        body: renderSound(articles, (sound) =>
          renderMonthPage({ publication, month, part, hasNextPart, articles: sound }),
        ),
      },
      {
        path: fileAt(sitemapPartPath(month, part)),
        contentType: contentTypes.xml,
        body: renderSound(articles, (sound) => renderSitemapPart({ publication, articles: sound })),
      },
      {
        path: countPath(month, part),
        contentType: contentTypes.json,
        body: renderCount({ month, part, articles: articles.length }),
      },
    ]
  },
})
