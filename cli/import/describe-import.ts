import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { Publication } from '../../shared/publication.ts'
import { renderDay } from '../terminal/render-date.ts'
import type { Skipped } from './old-article.ts'
import type { ImportPlan } from './plan-import.ts'
import type { Followed } from './run-import.ts'

/** Reasons that are told one by one; the rest is counted. */
const mostReasons = 20

/** What an import would do. */
export function describeDryRun(plan: ImportPlan, { timeZone }: Publication): string {
  const { uploads } = plan
  const lines = [
    uploads.length === 0
      ? 'Nothing would be brought over.'
      : `${articles(uploads.length)} would be brought over${span(plan, timeZone)}. ${threads(plan, 'would')}`,
    ...uploads.slice(0, 5).map(({ key }) => `  ${key}`),
    ...(uploads.length > 5 ? [`  … and ${uploads.length - 5} more`] : []),
    ...describeRest(plan),
    ...(uploads.length === 0 ? [] : ['Nothing was done yet: run it again without --dry-run.']),
  ]
  return lines.join('\n')
}

/** What an import did. */
export function describeImport(plan: ImportPlan, followed: Followed, { timeZone }: Publication): string {
  if (plan.uploads.length === 0) return ['Nothing was left to bring over.', ...describeRest(plan)].join('\n')
  const { live, rejected, pending } = followed
  const all = plan.uploads.length
  const count = rejected.length > 0 ? `${all - rejected.length} of ${articles(all)}` : articles(all)
  const threadsOf = rejected.length === all ? '' : ` ${threads(plan, 'will')}`
  const lines = [
    `Brought over ${count}${span(plan, timeZone)}. On the site: ${live}.${threadsOf}`,
    ...(rejected.length > 0 ? [`Rejected: ${rejected.length}.`, ...listed(rejected.map(explain))] : []),
    ...(pending.length > 0 ? [`Still on the way: ${pending.length}.`] : []),
    ...describeRest(plan),
  ]
  return lines.join('\n')
}

const explain = ({ uploadKey, receipt }: ArticleRecord): Skipped => ({
  name: uploadKey,
  reason: receipt.outcome === 'rejected' ? receipt.complaints.map(({ message }) => message).join(' ') : receipt.outcome,
})

const articles = (count: number): string => (count === 1 ? '1 article' : `${count} articles`)

function span({ uploads }: ImportPlan, timeZone: string): string {
  const [first, last] = [uploads[0], uploads.at(-1)].map((each) => each && renderDay(each.published, timeZone))
  return first === last ? `, dated ${first}` : `, dated ${first} to ${last}`
}

function threads({ uploads }: ImportPlan, will: 'will' | 'would'): string {
  const count = uploads.filter(({ announced }) => announced).length
  return count === 0 ? 'None of them gets a thread.' : `The newest ${count} of them ${will} be announced.`
}

const describeRest = ({ pictures, there, unknown, skipped }: ImportPlan): readonly string[] => [
  ...(pictures.length > 0 ? [`Pictures beside them: ${pictures.length}.`] : []),
  ...(there > 0 ? [`There already, and left alone: ${there}.`] : []),
  ...(unknown > 0
    ? [`Without an id that is an address: ${unknown}. Feed readers will show these once more, dated as they are.`]
    : []),
  ...describeSkipped(skipped),
]

const describeSkipped = (skipped: readonly Skipped[]): readonly string[] =>
  skipped.length === 0 ? [] : [`Left out: ${skipped.length}.`, ...listed(skipped)]

function listed(all: readonly Skipped[]): readonly string[] {
  const told = all.slice(0, mostReasons).map(({ name, reason }) => `  “${name}”: ${reason}`)
  const rest = all.length - told.length
  return [...told, ...(rest > 0 ? [`  … and ${rest} more; --json lists all`] : [])]
}
