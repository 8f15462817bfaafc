import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { Command } from 'commander'

import { readPublication } from '../shared/adapters/publication-file.ts'
import { createUploadsFolder, findUploads, type FileToUpload } from '../shared/adapters/uploads-folder.ts'
import { isPicture } from '../shared/article/format.ts'
import { composePosts, composePreview, previewFiles, type Preview } from './compose-preview.ts'
import { explainFileError } from './terminal/explain-file-error.ts'
import { renderComplaints } from './terminal/render-complaints.ts'
import { renderPreview } from './terminal/render-preview.ts'

interface PreviewOptions {
  readonly out?: string
  readonly json?: true
  readonly publication: string
}

/** `tidings preview FILE`: what one file would become, without publishing anything. */
export const previewCommand = (): Command =>
  new Command('preview')
    .description('Show what a file would become: its thread, and with --out its page and feeds. Publishes nothing.')
    .argument('<file>', 'the article (.md, .html, .txt or .docx), or its folder with its pictures')
    .option('--out <folder>', 'write article.json, feed.xml, atom.xml, feed.json, page.html and thread.json there')
    .option('--json', 'print article, notes and thread as JSON')
    .option('--publication <file>', 'your publication.json', 'publication.json')
    .action(preview)

async function preview(file: string, options: PreviewOptions): Promise<void> {
  const publication = readPublication(options.publication)
  const found = await findArticle(file)
  const composed = await composePreview(
    await readFileToPreview(found),
    publication,
    createUploadsFolder(found.path.slice(0, -found.key.length)),
  )
  if ('complaints' in composed) throw new Error(`${file} would be rejected:\n${renderComplaints(composed.complaints)}`)
  if (options.out !== undefined) await write(options.out, composed, options)
  else if (options.json) console.log(renderJson(composed))
  else console.log(renderPreview(composed, publication, process.stdout.columns || undefined))

  async function write(out: string, previewed: Preview, { json }: PreviewOptions): Promise<void> {
    const files = previewFiles(previewed, publication)
    await mkdir(out, { recursive: true }).catch(explainFileError('write to', out))
    await Promise.all(
      files.map(async ({ name, text }) => {
        const path = join(out, name)
        await mkdir(dirname(path), { recursive: true }).catch(explainFileError('write to', out))
        await writeFile(path, text).catch(explainFileError('write', path))
      }),
    )
    console.log(json ? renderJson(previewed) : `Wrote ${files.map(({ name }) => name).join(', ')} to ${out}`)
  }
}

const renderJson = ({ thread, pictures: _pictures, ...rest }: Preview): string =>
  JSON.stringify({ ...rest, thread: composePosts(thread) }, null, 2)

/** The file itself, or the one article in a folder: its index, if it has several. */
async function findArticle(path: string): Promise<FileToUpload> {
  const found = await findUploads(path).catch(explainFileError('read', path))
  const [first, ...others] = found.filter(({ key }) => !isPicture(key))
  const index = found.find(({ key }) => /^[^/]+\/index\.[^/.]+$/.test(key) && !isPicture(key))
  if (found.length === 1 && found[0]) return found[0]
  if (index) return index
  if (first && others.length === 0) return first
  throw new Error(
    first
      ? `Cannot preview "${path}": there are several articles in it; name one of them`
      : `Cannot preview "${path}": there is no article in the folder`,
  )
}

async function readFileToPreview({
  path,
  key,
}: FileToUpload): Promise<{ key: string; bytes: Uint8Array; uploadedMs: number }> {
  const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]).catch(explainFileError('read', path))
  return { key, bytes, uploadedMs: Math.floor(mtimeMs) }
}
