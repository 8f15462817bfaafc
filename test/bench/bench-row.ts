import type { Plot } from './render-plot.ts'

/** A figure that the project set itself. */
export interface Figure {
  readonly what: string
  readonly reached: number
  readonly target: { readonly atMost: number } | { readonly atLeast: number }
  readonly unit?: string
}

/** Cells are ready to be read; the first column names its row. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What one question was answered with, as `docs/performance.json` keeps it. */
export interface Answer {
  /** Paragraphs of Markdown that stand below the tables. */
  readonly notes: readonly string[]
  readonly figures: readonly Figure[]
  readonly tables: readonly Table[]
  readonly plot?: Plot
}

/** A question, and how it is answered on this machine. */
export interface BenchRow {
  readonly name: string
  readonly question: string
  /** @param say tells how far it is */
  readonly measure: (say: (line: string) => void) => Promise<Answer>
}

export const isReached = ({ reached, target }: Figure): boolean =>
  'atMost' in target ? reached <= target.atMost : reached >= target.atLeast
