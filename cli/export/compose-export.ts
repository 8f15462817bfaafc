import { articleName } from '../../shared/article/identity.ts'
import { renderArticleFile } from '../article-file.ts'
import type { Connection } from '../stack/connection.ts'
import type { ExportedFile } from './exported-file.ts'
import { takePictures } from './take-pictures.ts'
import type { Accepted } from './read-all-articles.ts'

/**
 * The files that one article is written as, under the name that it was uploaded by, and the pictures that are gone.
 * Once it is out it asks for no thread: it had one, or was to have none.
 */
export async function composeExport(
  { uploadKey, publishing: { article, state } }: Accepted,
  connection: Pick<Connection, 's3' | 'outputs'>,
): Promise<{ readonly files: readonly ExportedFile[]; readonly gone: readonly string[] }> {
  const path = `${articleName(uploadKey)}.html`
  const { bodyHtml, image, files, gone } = await takePictures(article, path, connection)
  const { title, summary, slug, published, updated, publishAt, authors, tags, language, canonical } = article
  const bytes = renderArticleFile(
    {
      title,
      summary,
      slug,
      date: published,
      updated: updated === published ? undefined : updated,
      publishAt: state === 'accepted' ? publishAt : undefined,
      authors,
      tags,
      language,
      image,
      canonical,
      correction: article.correction,
      draft: article.draft ? true : undefined,
      id: article.feedId,
      bluesky: state === 'accepted' ? article.bluesky : false,
    },
    bodyHtml,
  )
  return { files: [{ path, bytes }, ...files], gone }
}
