/** The tag in its canonical form (BCP 47), `en_US` read as `en-US`; `undefined` where it names no language by a code of two or three letters. */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))
    return /^(?!und\b)[a-z]{2,3}(?:-|$)/.test(canonical) ? canonical : undefined
  } catch {
    return undefined
  }
}
