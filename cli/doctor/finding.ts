/** What one check found, and what to do about it where something is wrong. Whole sentences. */
export type Finding =
  | { readonly verdict: 'fine' | 'not checked'; readonly found: string }
  | { readonly verdict: 'wrong'; readonly found: string; readonly remedy: string }

export const fine = (found: string): Finding => ({ verdict: 'fine', found })
export const notChecked = (found: string): Finding => ({ verdict: 'not checked', found })
export const wrong = (found: string, remedy: string): Finding => ({ verdict: 'wrong', found, remedy })
