import { renderFacets } from './post-text.ts'
import type { ComposedThread } from './post.ts'
import { splitToFit } from './shorten.ts'
import { findWrittenMarks } from './written-marks.ts'

/** A correction as a reply to the article's thread: one post, more only where it is too long for one. */
export const composeCorrection = ({
  label,
  correction,
  language,
}: {
  /** What a correction is called, such as “Correction”. */
  readonly label: string
  readonly correction: string
  /** BCP 47. */
  readonly language: string
}): ComposedThread =>
  splitToFit(`${label}: ${correction}`, language).map((text) => ({
    text,
    facets: renderFacets({ text, marks: findWrittenMarks(text) }),
    langs: [language],
    tags: [],
  }))
