import { basename } from 'node:path/posix'

import { pagePath, type Article } from '../shared/article/article.ts'
import { noteDateAhead } from '../shared/article/date-ahead.ts'
import { articleId, slugOf } from '../shared/article/identity.ts'
import type { Composed } from '../shared/article/compose-content.ts'
import { parseUpload } from '../shared/article/parse.ts'
import { placePictures } from '../shared/article/place-pictures.ts'
import type { Complaint } from '../shared/article/receipt.ts'
import { feedFiles } from '../shared/feeds/feed-files.ts'
import { createSharpStudio } from '../shared/adapters/sharp-studio.ts'
import { acceptFirst } from '../shared/pipeline/accept.ts'
import { settlePictures, type PicturePorts } from '../shared/pipeline/settle-pictures.ts'
import type { Publication } from '../shared/publication.ts'
import { renderPage } from '../shared/site/page.ts'
import { composeThread } from '../shared/thread/compose.ts'
import type { ComposedThread } from '../shared/thread/post.ts'
import { explainSilence } from './terminal/explain-silence.ts'

/** What one file would become. */
export interface Preview {
  readonly article: Article
  /** What was inferred, dropped or ignored, one sentence each. */
  readonly notes: readonly string[]
  readonly pageUrl: string
  /** Empty when nothing would be posted. */
  readonly thread: ComposedThread
  /** Why nothing would be posted. */
  readonly silence?: string
  /** The pictures that were found, as the site would have them. */
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

export type ComposedPreview = Preview | { readonly complaints: readonly Complaint[] }

/**
 * What the file would become as the first version of a new article, uploaded at `uploadedMs`.
 *
 * @param uploads where its pictures are looked for; addresses on the web are left alone
 */
export async function composePreview(
  { key, bytes, uploadedMs }: { key: string; bytes: Uint8Array; uploadedMs: number },
  publication: Publication,
  uploads: PicturePorts['uploads'],
): Promise<ComposedPreview> {
  const parsed = await parseUpload({ key, bytes }, publication)
  if (parsed.outcome === 'rejected') return parsed
  const id = articleId(key)
  const settled = await settle(parsed, { key, id, uploads }, publication)
  const { content, pictures } = settled
  const notes = [...settled.notes, ...noteDateAhead(content, uploadedMs, publication)]
  const slug = slugOf(content.slug ?? content.title, id)
  const publishing = acceptFirst(content, { id, slug, publication, uploadedMs })
  const { article } = publishing
  const pageUrl = new URL(pagePath(article), publication.siteUrl).href
  const silence = explainSilence(publishing, publication)
  if (silence !== undefined) return { article, notes, pictures, pageUrl, thread: [], silence }
  const { maxPosts = 1, minPosts } = publication.bluesky ?? {}
  const thread = composeThread(article, { pageUrl, maxPosts, minPosts })
  return { article, notes, pictures, pageUrl, thread }
}

async function settle(
  { content, notes, pictures: wishes }: Composed,
  { key, id, uploads }: { key: string; id: string; uploads: PicturePorts['uploads'] },
  { siteUrl }: Publication,
): Promise<Pick<Preview, 'notes' | 'pictures'> & Pick<Composed, 'content'>> {
  const pictures: { path: string; bytes: Uint8Array }[] = []
  const ports: PicturePorts = {
    uploads,
    studio: createSharpStudio(),
    interests: { add: async () => {} },
    media: { put: async (path, { bytes }) => void pictures.push({ path, bytes }) },
    web: { read: async () => 'unreachable' },
  }
  const kept = await settlePictures(ports, {
    id,
    uploadKey: key,
    wishes: wishes.filter(({ source }) => source.kind !== 'web'),
    kept: [],
  })
  const placed = placePictures(content, new Map(kept.map((picture) => [picture.src, picture.placed])), siteUrl)
  const missed = new Set(kept.flatMap((picture) => picture.placed.note ?? []))
  return { content: placed, notes: [...notes, ...missed], pictures }
}

/** The files of a preview: the article, the feeds with it alone, its page and its thread. */
export function previewFiles(
  { article, thread, pictures }: Preview,
  publication: Publication,
): readonly { readonly name: string; readonly text: string | Uint8Array }[] {
  const list = { kind: 'all' } as const
  const place = { kind: 'current' } as const
  const document = { publication, list, articles: [article], place }
  return [
    { name: 'article.json', text: renderJson(article) },
    ...feedFiles(list, place).map(({ path, render }) => ({ name: basename(path), text: render(document) })),
    { name: 'page.html', text: renderPage(article, publication) },
    { name: 'thread.json', text: renderJson(composePosts(thread)) },
    ...pictures.map(({ path, bytes }) => ({ name: path, text: bytes })),
  ]
}

/** The posts as the repository would hold them, without the times and references that they get when posted. */
export const composePosts = (thread: ComposedThread) =>
  thread.map(({ card, ...post }) => ({
    ...post,
    ...(card && { embed: { $type: 'app.bsky.embed.external', external: card } }),
  }))

const renderJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
