import * as z from 'zod'
import { cleanLine } from './clean-text.ts'
import { messages } from './messages.ts'
import { distinctTags } from './tags.ts'

const tag = z
  .string()
  .transform((each) => cleanLine(each).replace(/^#+\s*/, ''))
  .pipe(z.string().max(64))

const commaSeparated = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(tag))

/** Tags as front matter may give them: a list, or words between commas; with or without `#`. */
export const tagsField = z
  .union([commaSeparated, z.array(tag)], { error: messages.fieldTags() })
  .transform(distinctTags)
