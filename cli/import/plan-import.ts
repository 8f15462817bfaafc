import { parseUpload } from '../../shared/article/parse.ts'
import type { Publication } from '../../shared/publication.ts'
import type { FileToUpload } from '../stack/upload-files.ts'
import type { OldUpload } from './compose-upload.ts'
import type { Skipped } from './old-article.ts'

/** What an import does, and what it leaves. */
export interface ImportPlan {
  /** The oldest first, so that archives grow as they would have. */
  readonly uploads: readonly (FileToUpload & { readonly published: string; readonly announced: boolean })[]
  /** Pictures beside the articles, which come before them. */
  readonly pictures: readonly FileToUpload[]
  /** How many of the articles are in the uploads bucket already. */
  readonly there: number
  readonly skipped: readonly Skipped[]
  /** How many of those to be uploaded feed readers will show as new, having known them by something that is no URI. */
  readonly unknown: number
}

interface PlanOptions {
  /** Keys in the uploads bucket. */
  readonly existing: ReadonlySet<string>
  /** How many of the newest get a thread. */
  readonly announce: number
  readonly publication: Publication
  /** Told of each article that was looked at. */
  readonly onChecked: () => void
}

/** Leaves out what is there already and what would be rejected; nothing but the newest few gets a thread. */
export async function planImport(
  found: readonly OldUpload[],
  pictures: readonly FileToUpload[],
  { existing, announce, publication, onChecked }: PlanOptions,
): Promise<ImportPlan> {
  const oldestFirst = found.toSorted((a, b) => (a.published < b.published ? -1 : 1))
  const firstAnnounced = oldestFirst.length - announce
  const uploads: ImportPlan['uploads'][number][] = []
  const skipped: Skipped[] = []
  let unknown = 0
  for (const [index, { key, published, render, isKnown }] of oldestFirst.entries()) {
    onChecked()
    if (existing.has(key)) continue
    const announced = index >= firstAnnounced
    const bytes = render(announced)
    const parsed = await parseUpload({ key, bytes }, publication)
    if (parsed.outcome === 'rejected') {
      skipped.push({ name: key, reason: parsed.complaints.map(({ message }) => message).join(' ') })
      continue
    }
    uploads.push({ key, bytes, published, announced })
    if (!isKnown) unknown += 1
  }
  const there = oldestFirst.filter(({ key }) => existing.has(key)).length
  return { uploads, pictures: pictures.filter(({ key }) => !existing.has(key)), there, skipped, unknown }
}
