import { articleId } from '../../shared/article/identity.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import type { Publication } from '../../shared/publication.ts'
import type { FileToUpload } from '../stack/upload-files.ts'
import type { OldUpload } from './compose-upload.ts'
import type { Present } from './find-present.ts'
import type { Skipped } from './old-article.ts'

/** What an import does, and what it leaves. */
export interface ImportPlan {
  /** The oldest first, so that archives grow as they would have. */
  readonly uploads: readonly (FileToUpload & { readonly published: string; readonly announced: boolean })[]
  /** Pictures beside the articles, which come before them. */
  readonly pictures: readonly FileToUpload[]
  /** How many of the articles are there already, under whatever name. */
  readonly there: number
  readonly skipped: readonly Skipped[]
  /** How many of those to be uploaded feed readers will show as new, having known them by something that is no URI. */
  readonly unknown: number
}

interface PlanOptions {
  readonly present: Present
  /** How many of the newest get a thread. */
  readonly announce: number
  readonly publication: Publication
  /** Told of each article that was looked at. */
  readonly onChecked: () => void
}

/**
 * Leaves out what is there already, by its key, its name or the id that it brings along, and what would be rejected; nothing
 * but the newest few gets a thread.
 */
export async function planImport(
  found: readonly OldUpload[],
  pictures: readonly FileToUpload[],
  { present, announce, publication, onChecked }: PlanOptions,
): Promise<ImportPlan> {
  const oldestFirst = found.toSorted((a, b) => (a.published < b.published ? -1 : 1))
  const firstAnnounced = oldestFirst.length - announce
  const states = statesOf(present)
  const uploads: ImportPlan['uploads'][number][] = []
  const skipped: Skipped[] = []
  let [there, unknown] = [0, 0]
  for (const [index, { key, published, render, isKnown }] of oldestFirst.entries()) {
    onChecked()
    const announced = index >= firstAnnounced
    const bytes = render(announced)
    const parsed = present.keys.has(key) ? undefined : await parseUpload({ key, bytes }, publication)
    const names = [articleId(key), ...(parsed?.outcome === 'accepted' ? [parsed.content.originalId ?? ''] : [])]
    const state = names.map((name) => states.get(name)).find(Boolean)
    if (parsed === undefined || state === 'there') there += 1
    else if (state !== undefined) skipped.push({ name: key, reason: reasons[state] })
    else if (parsed.outcome === 'rejected')
      skipped.push({ name: key, reason: parsed.complaints.map(({ message }) => message).join(' ') })
    else {
      uploads.push({ key, bytes, published, announced })
      for (const name of names) if (name !== '') states.set(name, 'planned')
      if (!isKnown) unknown += 1
    }
  }
  return { uploads, pictures: pictures.filter(({ key }) => !present.keys.has(key)), there, skipped, unknown }
}

type State = 'there' | keyof typeof reasons

/** Why an article is left out of which another has the name or the id. */
const reasons = {
  withdrawn: 'it was withdrawn here, and that is final',
  planned: 'another file of the source already is the article of this name or this id',
}

/** By articles' own ids, and by those that feed readers know them by. */
const statesOf = ({ articles }: Present): Map<string, State> =>
  new Map(
    articles.flatMap(({ state, article: { id, feedId } }) => {
      const is = state === 'withdrawn' ? 'withdrawn' : 'there'
      return [[id, is] as const, [feedId, is] as const]
    }),
  )
