import type { Passage } from '../../shared/thread/passages.ts'

/** A passage that has a statement and a block of its own and shares no term with any other. */
export const samplePassage = (number: number, facts: Partial<Passage> = {}): Passage => ({
  text: `Statement ${number}.`,
  marks: [],
  first: number,
  last: number,
  place: number,
  section: 0,
  isVerdict: false,
  looksAhead: false,
  score: 0.5,
  core: 0.5,
  toTitle: 0,
  turns: false,
  terms: new Map([[`term ${number}`, 1]]),
  stems: [new Set([`stem ${number}`])],
  references: [],
  ...facts,
})
