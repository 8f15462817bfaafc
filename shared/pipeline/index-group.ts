import { renderArchiveIndex } from '../site/archive-index.ts'
import { archivePath, sitemapPath } from '../site/site-paths.ts'
import { renderSitemapIndex } from '../site/sitemap.ts'
import type { ArticlesReader } from './articles-reader.ts'
import type { ListPorts } from './list-group.ts'
import type { MonthPart } from './month-parts.ts'
import type { FileGroup } from './publish-files.ts'
import { contentTypes, fileAt } from './site-host.ts'

/**
 * What leads to the months and their parts. The index of the sitemap says of no part when it last changed, so that it
 * is written when there is a new one and not with every article; each part says it of every page.
 */
export const indexGroup = ({ publication, months }: ListPorts): FileGroup<ArticlesReader, readonly MonthPart[]> => ({
  paths: [fileAt(archivePath)],

  read: async () => (await months.all()).filter(({ articles }) => articles > 0),

  render(parts) {
    const counts = new Map<string, number>()
    for (const { month, articles } of parts) counts.set(month, (counts.get(month) ?? 0) + articles)
    return [
      {
        path: fileAt(archivePath),
        contentType: contentTypes.html,
        body: renderArchiveIndex({
          publication,
          months: [...counts].map(([month, articles]) => ({ month, articles })),
        }),
      },
      {
        path: fileAt(sitemapPath),
        contentType: contentTypes.xml,
        body: renderSitemapIndex({
          publication,
          parts: parts.map(({ month, part }) => ({ month, part, updated: '' })),
        }),
      },
    ]
  },
})
