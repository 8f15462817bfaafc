import * as z from 'zod'
import type { ArticleImage, Author } from './article.ts'
import { cleanLine, cleanText } from './clean-text.ts'
import { parseDate } from './dates.ts'
import { canonicalLanguage } from './language.ts'
import { messages } from './messages.ts'

/** The keys of front matter, each with the keys below it. */
export const fieldKeys = {
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
  bluesky: ['thread', 'cardTitle'],
  correction: [],
  withdrawn: [],
} as const satisfies Readonly<Record<string, readonly string[]>> as Readonly<Record<keyof Fields, readonly string[]>>

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

const line = (key: string, limit: number) =>
  z
    .string({ error: messages.fieldText(key) })
    .transform(cleanLine)
    .refine((value) => value.length <= limit, { error: messages.fieldTooLong(key, limit) })

const flag = (key: string) => z.boolean({ error: messages.fieldFlag(key) })

const date = (key: string, timeZone: string) =>
  z.unknown().transform((value, context) => {
    const iso = typeof value === 'string' ? parseDate(value, timeZone) : undefined
    if (iso === undefined) context.addIssue({ code: 'custom', message: messages.fieldDate(key, inWords(value)) })
    return iso ?? z.NEVER
  })

const address = (key: string) =>
  z.unknown().transform((value, context) => {
    const url = typeof value === 'string' ? webAddress(value) : undefined
    if (url === undefined) context.addIssue({ code: 'custom', message: messages.fieldAddress(key, inWords(value)) })
    return url ?? z.NEVER
  })

const language = z.unknown().transform((value, context) => {
  const tag = typeof value === 'string' ? canonicalLanguage(value) : undefined
  if (tag === undefined) context.addIssue({ code: 'custom', message: messages.fieldLanguage(inWords(value)) })
  return tag ?? z.NEVER
})

const name = z.string().transform(cleanLine).pipe(z.string().min(1).max(200))
const author = z.union([
  name.transform((each) => ({ name: each, url: undefined })),
  z.object({
    name,
    url: z
      .string()
      .refine((url) => webAddress(url) !== undefined)
      .optional(),
  }),
])
const authors = z
  .union([author.transform((one) => [one]), z.array(author)], { error: messages.fieldAuthors() })
  .transform((all) =>
    all.map((each): Author => (each.url === undefined ? { name: each.name } : { name: each.name, url: each.url })),
  )

const tag = z
  .string()
  .transform((each) => cleanLine(each).replace(/^#+\s*/, ''))
  .pipe(z.string().max(64))
const tags = z
  .union(
    [
      z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(tag)),
      z.array(tag),
    ],
    { error: messages.fieldTags() },
  )
  .transform(distinctTags)

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

const post = z
  .string()
  .transform((each) => cleanText(each).trim())
  .pipe(z.string().min(1))
const bluesky = z.union(
  [
    z.literal(false),
    z.literal(true).transform(() => ({})),
    z.object({
      thread: z.union([post.transform((one) => [one]), z.array(post).min(1)]).optional(),
      cardTitle: z.string().transform(cleanLine).pipe(z.string().min(1).max(300)).optional(),
    }),
  ],
  { error: messages.fieldBluesky() },
)

const fieldsSchema = (timeZone: string) =>
  z
    .object({
      title: line('title', 300),
      summary: line('summary', 2_000),
      slug: line('slug', 200),
      date: date('date', timeZone),
      publishAt: date('publishAt', timeZone),
      updated: date('updated', timeZone),
      authors,
      tags,
      language,
      image,
      canonical: address('canonical'),
      draft: flag('draft'),
      bluesky,
      correction: line('correction', 2_000),
      withdrawn: flag('withdrawn'),
    })
    .partial()

/** The address if it is a full one on the web. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text.trim())
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined
}

/** Tags without empty ones, and once each whatever their case. */
export function distinctTags(all: readonly string[]): readonly string[] {
  const byText = new Map<string, string>()
  for (const each of all) if (each !== '' && !byText.has(each.toLowerCase())) byText.set(each.toLowerCase(), each)
  return [...byText.values()]
}

const inWords = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? ''))
