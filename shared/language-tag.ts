/** The tag in its canonical form (BCP 47), `en_US` read as `en-US`; `undefined` where it names no language. */
export function canonicalLanguage(tag: string): string | undefined {
  const hyphened = tag.trim().replaceAll('_', '-')
  return isKnownLanguage(hyphened) ? Intl.getCanonicalLocales(hyphened)[0] : undefined
}

/** Whether a tag is well formed (BCP 47) and its language is one that there is: `en` and `pt-BR`, but not `english`. */
export function isKnownLanguage(tag: string): boolean {
  try {
    const { language } = new Intl.Locale(tag)
    // Most languages have a usual script; the names of the others take long to load.
    return language !== 'und' && (new Intl.Locale(language).maximize().script ?? nameOf(language)) !== undefined
  } catch {
    return false
  }
}

const nameOf = (language: string): string | undefined =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language)
