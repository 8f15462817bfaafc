import { readdir, readFile, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

import { articleExtension, isPicture } from '../../shared/article/format.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import type { Publication } from '../../shared/publication.ts'
import { explainFileError } from '../terminal/explain-file-error.ts'
import type { FileToUpload } from '../stack/upload-files.ts'
import type { OldUpload } from './compose-upload.ts'
import type { Skipped } from './old-article.ts'
import { withFields } from './with-fields.ts'

/** The articles of a folder and the folders in it, and the pictures beside them; each goes by its path within the folder. */
export async function readFolder(
  folder: string,
  publication: Publication,
): Promise<{
  readonly uploads: readonly OldUpload[]
  readonly pictures: readonly FileToUpload[]
  readonly skipped: readonly Skipped[]
}> {
  const uploads: OldUpload[] = []
  const pictures: FileToUpload[] = []
  const skipped: Skipped[] = []
  const names = await readdir(folder, { recursive: true }).catch(explainFileError('read', folder))
  for (const name of names.toSorted()) {
    const key = name.split(sep).join('/')
    const path = join(folder, name)
    const { mtime, isFile } = await describe(path)
    if (!isFile || key.split('/').some((part) => part.startsWith('.'))) continue
    if (isPicture(key)) {
      pictures.push({ key, bytes: await readFile(path).catch(explainFileError('read', path)) })
      continue
    }
    const upload = articleExtension(key)
      ? await readArticle(key, path, mtime, publication)
      : { reason: 'it is neither an article (.md, .html, .txt) nor a picture' }
    if ('reason' in upload) skipped.push({ name: key, reason: upload.reason })
    else uploads.push(upload)
  }
  return { uploads, pictures, skipped }
}

async function describe(path: string): Promise<{ mtime: string; isFile: boolean }> {
  const stats = await stat(path).catch(explainFileError('read', path))
  return { mtime: stats.mtime.toISOString(), isFile: stats.isFile() }
}

/** A file without a date is dated by when it was last changed: by its upload it would pass for new. */
async function readArticle(
  key: string,
  path: string,
  mtime: string,
  publication: Publication,
): Promise<OldUpload | { readonly reason: string }> {
  const bytes = await readFile(path).catch(explainFileError('read', path))
  const parsed = await parseUpload({ key, bytes }, publication)
  if (parsed.outcome === 'rejected') return { reason: parsed.complaints.map(({ message }) => message).join(' ') }
  const { date, publishAt } = parsed.content
  const published = date ?? publishAt ?? mtime
  if (articleExtension(key)?.toLowerCase() === 'docx') {
    return { reason: 'a Word file cannot say that it gets no thread: publish it by itself, with `tidings publish`' }
  }
  return {
    key,
    published,
    // Nobody can know a file otherwise than by what it says itself.
    isKnown: true,
    render: (announced) => withFields(bytes, { date: published, bluesky: announced }),
  }
}
