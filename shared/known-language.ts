/** Whether a tag is well formed (BCP 47) and its language is one that there is: `en` and `pt-BR`, but not `english`. */
export function isKnownLanguage(tag: string): boolean {
  try {
    const { language } = new Intl.Locale(tag)
    // Most languages have a usual script; the names of the others take long to load.
    return new Intl.Locale(language).maximize().script !== undefined || nameOf(language) !== undefined
  } catch {
    return false
  }
}

const nameOf = (language: string): string | undefined =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language)
