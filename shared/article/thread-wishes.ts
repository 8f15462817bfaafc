import * as z from 'zod'
import type { ThreadWishes } from './article.ts'
import { cleanText } from './clean-text.ts'
import { messages } from './messages.ts'
import { flagField, lineField } from './scalar-fields.ts'

/** The keys below `bluesky`. */
export const threadKeys = [
  'thread',
  'cardTitle',
  'replies',
  'quotes',
] as const satisfies readonly (keyof ThreadWishes)[]

const post = z
  .string()
  .transform((each) => cleanText(each).trim())
  .pipe(z.string().min(1))

const group = z.enum(['followers', 'following', 'mentioned'])
const replies = z.union(
  [
    z.enum(['everyone', 'nobody']),
    group.transform((one) => [one]),
    z
      .array(group)
      .min(1)
      .transform((groups) => [...new Set(groups)]),
  ],
  { error: messages.fieldReplies() },
)

const wishes = z.object(
  {
    thread: z
      .union([post.transform((one) => [one]), z.array(post).min(1)], { error: messages.fieldThread() })
      .optional(),
    cardTitle: lineField('bluesky: cardTitle', 300).optional(),
    replies: replies.optional(),
    quotes: flagField('bluesky: quotes').optional(),
  } satisfies Record<(typeof threadKeys)[number], unknown>,
  { error: messages.fieldBluesky() },
)

type Announce = Required<Pick<ThreadWishes, 'announce'>>

/** What front matter may say of the thread: `false`, `true` for one whatever the article's date, or wishes for it. */
export const threadField = z.unknown().transform((value, context): false | Announce | z.output<typeof wishes> => {
  if (value === false) return false
  if (value === true) return { announce: true }
  const result = wishes.safeParse(value)
  if (result.success) return result.data
  context.addIssue({ code: 'custom', message: result.error.issues[0]?.message ?? messages.fieldBluesky() })
  return z.NEVER
})
