/** Whether the tag (BCP 47) begins with the code of a language, two or three letters: `english` has the shape of a tag and names nothing. */
export const isKnownLanguage = (tag: string): boolean => canonicalLanguage(tag) !== undefined

/** The tag in its canonical form (BCP 47), `en_US` read as `en-US`; `undefined` where it names no language. */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))
    return /^(?!und\b)[a-z]{2,3}(?:-|$)/.test(canonical) ? canonical : undefined
  } catch {
    return undefined
  }
}
