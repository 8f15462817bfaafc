/** What a write costs an account on Bluesky, in points. */
const pointsOf = { create: 3, update: 2, delete: 1 } as const

/** A budget that fills up steadily to its capacity: any period takes at most the capacity and what flows in meanwhile. */
interface Limit {
  readonly capacity: number
  readonly perHour: number
}

/**
 * Bluesky allows 5,000 points in any hour and 35,000 in any day; these stay below both with a margin for the account's
 * other doings.
 */
const limits: readonly Limit[] = [
  { capacity: 2000, perHour: 2500 },
  { capacity: 8000, perHour: 1000 },
]

const hourMs = 3_600_000

/** Once a limit is reached, nothing is posted until there is room for this much: some thirty threads at once. */
const roomPoints = 300

/** What was left of each limit, and when. */
export interface WriteBudget {
  readonly points: readonly number[]
  readonly atMs: number
}

/** Points of these writes. An empty commit counts as one write of the cheapest kind. */
export const costOf = (writes: readonly { readonly action: keyof typeof pointsOf }[]): number =>
  Math.max(
    1,
    writes.reduce((sum, { action }) => sum + pointsOf[action], 0),
  )

/** The budget after these points are spent, or when there will be enough for them. */
export function spend(
  budget: WriteBudget | undefined,
  points: number,
  nowMs: number,
): { readonly budget: WriteBudget } | { readonly notBeforeMs: number } {
  const hours = budget ? Math.max(0, nowMs - budget.atMs) / hourMs : 0
  const left = limits.map(({ capacity, perHour }, index) =>
    Math.min(capacity, (budget?.points[index] ?? capacity) + hours * perHour),
  )
  if (left.some((amount) => amount < points)) {
    const waits = limits.map(({ perHour }, index) => ((roomPoints - (left[index] ?? 0)) / perHour) * hourMs)
    return { notBeforeMs: nowMs + Math.ceil(Math.max(...waits)) }
  }
  return { budget: { points: left.map((amount) => amount - points), atMs: nowMs } }
}
