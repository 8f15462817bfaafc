import type { Shown } from './page-group.ts'

/** A part of a month, from 1. */
export interface PartOfMonth {
  readonly month: string
  readonly part: number
}

/** Where an article now is in the lists, or was until now: whatever shows one of these has to be looked at. */
export interface Entered {
  readonly shown: Shown
  /** Slugs. */
  readonly tags: readonly string[]
  /** The archive of the main feed; `undefined`: it was never in a feed. */
  readonly archive: number | undefined
  readonly parts: readonly PartOfMonth[]
}
