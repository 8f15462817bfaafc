import type { Article } from '../article/article.ts'

/** The front page as an editor lays it out: every article in one place, in their order from the first to the last. */
export interface FrontPlan {
  readonly lead: Article | undefined
  /** In the column beside the lead. */
  readonly beside: readonly Article[]
  /** Below, side by side. */
  readonly rows: readonly (readonly Article[])[]
  /** Headlines only. */
  readonly headlines: readonly Article[]
}

/** Lays out the newest articles so that the columns at the top are about as long, and no row is left with a gap. */
export function planFront([lead, ...others]: readonly Article[]): FrontPlan {
  const beside = storiesBeside(lead?.image === undefined ? 2 : 3, others.length)
  const below = others.slice(beside)
  const rows = rowsOf(below.length)
  const inRows = rows.reduce((sum, length) => sum + length, 0)
  return {
    lead,
    beside: others.slice(0, beside),
    rows: rows.map((length, index) => below.slice(index * 3, index * 3 + length)),
    headlines: below.slice(inRows),
  }
}

/** A column has two stories at least, and takes one more where that would be the last. */
function storiesBeside(wanted: number, count: number): number {
  if (count < 2) return 0
  return count === wanted + 1 ? count : wanted
}

/** Up to four stories make one row; more make rows of three, and what is left are headlines, two at least. */
function rowsOf(count: number): readonly number[] {
  if (count <= 4) return count === 0 ? [] : [count]
  return count === 6 || count >= 8 ? [3, 3] : [3]
}
