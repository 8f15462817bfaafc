const made = new Map<string, Intl.Segmenter>()

/** The segmenter of a language; it takes longer to make one than to use it. */
export function segmenterOf(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const known = made.get(key)
  if (known) return known
  const segmenter = new Intl.Segmenter(language, { granularity })
  made.set(key, segmenter)
  return segmenter
}
