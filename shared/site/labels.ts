import { arabic } from './labels-ar.ts'
import { german } from './labels-de.ts'
import { english, type Labels } from './labels-en.ts'
import { spanish } from './labels-es.ts'
import { french } from './labels-fr.ts'
import { italian } from './labels-it.ts'
import { japanese } from './labels-ja.ts'
import { dutch } from './labels-nl.ts'
import { portuguese } from './labels-pt.ts'

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
export const labelsIn = (language: string): Labels => byLanguage.get(new Intl.Locale(language).language) ?? english
