import type { Publication } from '../publication.ts'
import { arabic } from './labels-ar.ts'
import { german } from './labels-de.ts'
import { english, type Labels } from './labels-en.ts'
import { spanish } from './labels-es.ts'
import { french } from './labels-fr.ts'
import { italian } from './labels-it.ts'
import { japanese } from './labels-ja.ts'
import { dutch } from './labels-nl.ts'
import { portuguese } from './labels-pt.ts'
import { localeAttributes } from './locale.ts'
import { markup, type Fragment } from './markup.ts'

const byLanguage: ReadonlyMap<string, Labels> = new Map([
  ['ar', arabic],
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['it', italian],
  ['ja', japanese],
  ['nl', dutch],
  ['pt', portuguese],
])

/** The labels in a publication's language; English where it has none. */
export const labelsIn = (language: string): Labels => ownLabels(language) ?? english

/** A label within a text of the publication's language; where it has none, in English, and marked as that. */
export function renderLabel({ language }: Pick<Publication, 'language'>, name: keyof Labels): Fragment {
  const own = ownLabels(language)
  return own ? own[name] : markup`<span${localeAttributes('en')}>${english[name]}</span>`
}

const ownLabels = (language: string): Labels | undefined => byLanguage.get(new Intl.Locale(language).language)
