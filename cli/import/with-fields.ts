import { isMap, parseDocument } from 'yaml'

import { decodeText } from '../../shared/article/decode.ts'
import { splitFrontMatter } from '../../shared/article/split-front-matter.ts'

/** A byte order mark, which says UTF-8 whatever a page declares. */
const mark = '\uFEFF'

interface FieldsToSay {
  /** Said where the file names no day of its own. */
  readonly date: string
  /** `false` is said in any case; `true` only where the file says nothing of its thread. */
  readonly bluesky: boolean
}

/** The same text file, whose front matter also says this. What is said already is not written again. */
export function withFields(bytes: Uint8Array, { date, bluesky }: FieldsToSay): Uint8Array {
  const { text } = decodeText(bytes, 'declared-in-page')
  const { yaml = '', body } = splitFrontMatter(text)
  const document = parseDocument(yaml, { schema: 'core' })
  if (document.contents !== null && !isMap(document.contents)) return bytes
  const says = (key: string): boolean => document.has(key)
  const isSaid = says('date') || says('publishAt')
  if (isSaid && (bluesky ? says('bluesky') : document.get('bluesky') === false)) return bytes
  if (!isSaid) document.set('date', date)
  if (!bluesky || !says('bluesky')) document.set('bluesky', bluesky)
  const separator = body.startsWith('\n') ? '' : '\n\n'
  return Buffer.from(`${mark}---\n${document.toString({ lineWidth: 0 })}---${separator}${body}`)
}
