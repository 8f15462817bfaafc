import * as z from 'zod'
import type { ArticleImage } from './article.ts'
import { authorsField } from './authors-field.ts'
import { cleanLine } from './clean-text.ts'
import { messages } from './messages.ts'
import { addressField, dateField, feedIdField, flagField, languageField, lineField } from './scalar-fields.ts'
import { tagsField } from './tags-field.ts'
import { threadField, threadKeys } from './thread-wishes.ts'

/** The keys of front matter, each with the keys below it. */
export const fieldKeys: Readonly<Record<keyof Fields, readonly string[]>> = {
  title: [],
  summary: [],
  slug: [],
  date: [],
  publishAt: [],
  updated: [],
  authors: ['name', 'url'],
  tags: [],
  language: [],
  image: ['src', 'alt', 'caption'],
  canonical: [],
  draft: [],
  bluesky: threadKeys,
  correction: [],
  withdrawn: [],
  id: [],
}

/** What front matter may say: plain text is on one line, dates are ISO 8601 in UTC. */
export type Fields = Partial<z.output<ReturnType<typeof fieldsSchema>>>

/** A field that cannot be read, and why, in an editor's words. */
export interface FieldFault {
  readonly key: string
  readonly message: string
}

/** Checks each known field by itself: one fault for each that is wrong. */
export function parseFields(
  values: ReadonlyMap<string, unknown>,
  timeZone: string,
): { readonly fields: Fields; readonly faults: readonly FieldFault[] } {
  const known = [...values].filter(([key]) => Object.hasOwn(fieldKeys, key))
  const result = fieldsSchema(timeZone).safeParse(Object.fromEntries(known))
  if (result.success) return { fields: result.data, faults: [] }
  const faults = new Map(result.error.issues.map(({ path, message }) => [String(path[0]), message]))
  return { fields: {}, faults: [...faults].map(([key, message]) => ({ key, message })) }
}

const image = z.union(
  [
    z.string().transform((src): ArticleImage => ({ src, alt: '' })),
    z.object({
      src: z.string(),
      alt: z.string().transform(cleanLine).default(''),
      caption: z.string().transform(cleanLine).optional(),
    }),
  ],
  { error: messages.fieldImage() },
)

const fieldsSchema = (timeZone: string) =>
  z
    .object({
      title: lineField('title', 300),
      summary: lineField('summary', 2_000),
      slug: lineField('slug', 200),
      date: dateField('date', timeZone),
      publishAt: dateField('publishAt', timeZone),
      updated: dateField('updated', timeZone),
      authors: authorsField,
      tags: tagsField,
      language: languageField,
      image,
      canonical: addressField('canonical'),
      draft: flagField('draft'),
      bluesky: threadField,
      correction: lineField('correction', 2_000),
      withdrawn: flagField('withdrawn'),
      id: feedIdField,
    })
    .partial()
