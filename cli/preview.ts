import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { Command } from 'commander'

import { readPublication } from '../shared/adapters/publication-file.ts'
import { pagePath, type Article } from '../shared/article/article.ts'
import { articleId, slugOf } from '../shared/article/identity.ts'
import { parseUpload } from '../shared/article/parse.ts'
import type { Complaint } from '../shared/article/receipt.ts'
import { asError } from '../shared/errors.ts'
import { feedFiles } from '../shared/feeds/feed-files.ts'
import { acceptFirst } from '../shared/pipeline/accept.ts'
import type { Publication } from '../shared/publication.ts'
import { renderPage } from '../shared/site/page.ts'
import { composeThread } from '../shared/thread/compose.ts'
import type { Thread } from '../shared/thread/post.ts'
import { renderPreview } from './render-preview.ts'

interface PreviewOptions {
  readonly out?: string
  readonly publication: string
}

/** `tidings preview FILE`: what one file would become, without publishing anything. */
export const previewCommand = (): Command =>
  new Command('preview')
    .description('Show what a file would become: its thread, and with --out its page and feeds. Publishes nothing.')
    .argument('<file>', 'the article: .md, .html or .txt')
    .option('--out <folder>', 'write article.json, feed.xml, atom.xml, feed.json, page.html and thread.json there')
    .option('--publication <file>', 'your publication.json', 'publication.json')
    .action(preview)

async function preview(file: string, { out, publication: publicationFile }: PreviewOptions): Promise<void> {
  const publication = readPublication(publicationFile)
  const { article, notes } = await readArticle(file, publication)
  const pageUrl = new URL(pagePath(article), publication.siteUrl).href
  const thread = composeThread(article, { pageUrl, maxPosts: publication.bluesky?.maxPosts ?? 5 })
  if (out === undefined) {
    console.log(renderPreview({ article, notes, thread, pageUrl }))
    return
  }
  const files = previewFiles(article, publication, thread)
  await mkdir(out, { recursive: true })
  await Promise.all(files.map(async ({ name, text }) => writeFile(join(out, name), text)))
  console.log(`Wrote ${files.map(({ name }) => name).join(', ')} to ${out}`)
}

async function readArticle(
  file: string,
  publication: Publication,
): Promise<{ article: Article; notes: readonly string[] }> {
  const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]).catch((cause: unknown) => {
    throw new Error(`Cannot read ${file}: ${asError(cause).message}`, { cause })
  })
  const key = basename(file)
  const parsed = await parseUpload({ key, bytes }, publication)
  if (parsed.outcome === 'rejected')
    throw new Error(`${file} would be rejected:\n${parsed.complaints.map(renderComplaint).join('\n')}`)
  const id = articleId(key)
  const slug = slugOf(parsed.content.slug ?? parsed.content.title, id)
  const { article } = acceptFirst(parsed.content, { id, slug, publication, uploadedMs: Math.floor(mtimeMs) })
  return { article, notes: parsed.notes }
}

const renderComplaint = ({ message, line, column }: Complaint): string =>
  `  ${line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `}${message}`

function previewFiles(
  article: Article,
  publication: Publication,
  thread: Thread,
): readonly { name: string; text: string }[] {
  const document = { publication, articles: [article] }
  const posts = thread.map(({ card, ...post }) => ({
    ...post,
    ...(card && { embed: { $type: 'app.bsky.embed.external', external: card } }),
  }))
  return [
    { name: 'article.json', text: `${JSON.stringify(article, null, 2)}\n` },
    ...feedFiles.map(({ path, render }) => ({ name: basename(path), text: render(document) })),
    { name: 'page.html', text: renderPage(article, publication) },
    { name: 'thread.json', text: `${JSON.stringify(posts, null, 2)}\n` },
  ]
}
