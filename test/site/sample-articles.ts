import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Article, ArticleImage } from '../../shared/article/article.ts'
import { articleId, slugOf } from '../../shared/article/identity.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import { acceptFirst } from '../../shared/pipeline/accept.ts'
import type { Publication } from '../../shared/publication.ts'

/** A picture of this size. */
export const samplePicture = (width: number, height: number): ArticleImage => ({
  src: `https://lantern.example/media/${width}x${height}.jpg`,
  alt: 'Boats leaving the harbour at dusk',
  caption: 'The night ferry passes the outer pier. Photograph by Halvard Lunde',
  contentType: 'image/jpeg',
  width,
  height,
})

/** The article that an editor's file becomes when it is uploaded on this day of March 2026. */
export async function readArticle(path: string, publication: Publication, day: number): Promise<Article> {
  const key = basename(path)
  const parsed = await parseUpload({ key, bytes: readFileSync(path) }, publication)
  if (parsed.outcome === 'rejected') throw new Error(`Cannot read ${path}: ${JSON.stringify(parsed.complaints)}`)
  const id = articleId(key)
  const slug = slugOf(parsed.content.slug ?? parsed.content.title, id)
  const uploadedMs = Date.UTC(2026, 2, day, 6, 30)
  return acceptFirst(parsed.content, { id, slug, publication, uploadedMs }).article
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The samples: the project's own, and one each for what is hard to set. */
export async function readSamples(publication: Publication) {
  const read = async (path: string, day: number) => readArticle(fileOf(path), publication, day)
  const [ceasefires, benches, bridge, everything, arabic, japanese, longWords] = await Promise.all([
    read('../../examples/ceasefires-that-hold.md', 27),
    read('../../examples/the-listening-posts-of-harbour-street.txt', 26),
    read('../../examples/a-bridge-with-two-keys.html', 24),
    read('samples/everything.md', 23),
    read('samples/arabic.md', 19),
    read('samples/japanese.md', 18),
    read('samples/long-words.md', 12),
  ])
  return { ceasefires, benches, bridge, everything, arabic, japanese, longWords }
}
