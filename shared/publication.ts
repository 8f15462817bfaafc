import { IANAZone } from 'luxon'
import * as z from 'zod'

import { palette } from './design-tokens.ts'
import { isKnownLanguage } from './language-tag.ts'
import { isMissing, plainFaults, plainWords, type PlainFault } from './plain-faults.ts'

const httpUrl = z.url({
  protocol: /^https?$/,
  abort: true,
  error: ({ input }) => (input === undefined ? isMissing : 'must be a web address such as https://example.org'),
})

const timeZone = z
  .string()
  .refine((zone) => IANAZone.isValidZone(zone), { error: 'must be an IANA time zone such as Europe/Berlin' })

const language = z
  .string()
  .refine(isKnownLanguage, { error: 'must be a BCP 47 language tag: use a code such as en or de, or pt-BR' })

const author = z.strictObject({
  name: z.string().min(1).max(200),
  url: httpUrl.optional(),
})

const bluesky = z.strictObject({
  handle: z
    .string()
    .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i, {
      error: 'must be a Bluesky handle such as digest.example.org, without @',
    })
    .describe('The account that posts the threads, without @'),
  service: httpUrl.default('https://bsky.social').describe('Base URL of the account’s PDS'),
  maxPosts: z.int().min(1).max(10).default(5).describe('A composed thread has at most this many posts'),
  minPosts: z
    .int()
    .min(1)
    .max(10)
    .optional()
    .describe(
      'Posts of a composed thread, 3 unless you say otherwise; a short article has one, and none has more than maxPosts',
    ),
  replies: z
    .union(
      [z.literal('everyone'), z.literal('nobody'), z.array(z.enum(['followers', 'following', 'mentioned'])).min(1)],
      { error: 'must be "everyone", "nobody", or a list of "followers", "following" and "mentioned"' },
    )
    .default('everyone')
    .describe('Who may reply to a thread, where its article does not say'),
  quotes: z.boolean().default(true).describe('Whether others may quote a thread, where its article does not say'),
})

const hexColor = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #1b1a17' })

const colors = z.strictObject({
  background: hexColor.default(palette.light.paper),
  text: hexColor.default(palette.light.ink),
  accent: hexColor.default(palette.light.mark).describe('Of the band along the top'),
})

const domain = z
  .strictObject({
    hostedZoneId: z
      .string()
      .regex(/^Z[A-Z0-9]{1,31}$/, { error: 'must be the id of a Route 53 hosted zone, such as Z0123456789ABC' })
      .optional()
      .describe('The Route 53 zone of the domain: its certificate and its DNS records are made in it'),
    certificateArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/, {
        error: 'must be the ARN of a certificate in us-east-1, the one region that CloudFront takes certificates from',
      })
      .optional()
      .describe('A certificate that you have for the domain'),
  })
  .refine(({ hostedZoneId, certificateArn }) => (hostedZoneId ?? certificateArn) !== undefined, {
    error: 'must name a hostedZoneId, a certificateArn, or both',
  })

const emails = z
  .array(z.email({ error: 'must be an e-mail address' }))
  .max(10)
  .default([])

const notifications = z.strictObject({
  editors: emails.describe('Who hears what became of each upload'),
  operators: emails.describe('Who hears when something needs looking after'),
})

const properties = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().min(1).max(200),
  tagline: z.string().max(300).default(''),
  description: z.string().max(500).default(''),
  siteUrl: httpUrl
    .refine((url) => new URL(url).pathname === '/' && !/[?#]/.test(url), {
      error: 'must have no path: the site is served from the root of its host',
    })
    .transform((url) => url.replace(/\/$/, ''))
    .describe('Where the pages and feeds are served; no path'),
  language: language.default('en'),
  timeZone: timeZone.default('UTC').describe('Dates without a zone are read in this one'),
  author: author.describe('Who signs an article that names nobody'),
  feedIdAuthority: z
    .string()
    .regex(/^[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?$/, {
      error: 'must be a domain, a comma and the year from which it is yours, such as example.org,2026 (RFC 4151)',
    })
    .describe('Begins every feed id for ever; never change it, not even with the domain'),
  since: z.iso
    .date({ error: 'must be a date such as 2026-01-31' })
    .optional()
    .describe(
      'Articles dated before this day are back catalogue: on the site and in the feeds, but without a thread, unless an article asks for one with “bluesky: true”. Absent: each gets its thread, whatever its date',
    ),
  withdrawOnDelete: z
    .boolean()
    .default(false)
    .describe('Whether deleting an upload withdraws its article, ten minutes later'),
  hubs: z
    .array(httpUrl)
    .max(4)
    .default([])
    .describe('WebSub hubs that are told of every change of a feed, such as https://pubsubhubbub.appspot.com/'),
  rights: z.string().min(1).max(300).optional().describe('Who holds the rights in the articles, as feeds say it'),
  logo: httpUrl.optional().describe('Address of a picture that stands for the publication in feeds'),
  icon: httpUrl.optional().describe('Address of a small square picture for lists of feeds'),
  colors: colors.prefault({}).describe('Of the picture that is drawn for the card of an article without one'),
  bluesky: bluesky.optional().describe('Absent: no threads'),
  stack: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, { error: 'must be letters, digits and hyphens, and begin with a letter' })
    .default('Tidings')
    .describe('Name of the CloudFormation stack: one for each publication of an AWS account. Never change it'),
  domain: domain.optional().describe('The host of siteUrl is yours. Absent: CloudFront’s own address serves the site'),
  notifications: notifications.prefault({}),
})

/** The outlet, as its editors describe it in `publication.json`. */
export const publicationSchema = properties.refine(
  ({ domain: own, siteUrl }) => own === undefined || siteUrl.startsWith('https://'),
  { path: ['siteUrl'], error: 'must begin with https:// where “domain” is given' },
)

export type Publication = z.output<typeof publicationSchema>

/** The same as it is written: what has a default may be left out. */
export type PublicationInput = z.input<typeof publicationSchema>

const objects: Readonly<Record<string, z.ZodObject>> = {
  '': properties,
  author,
  bluesky,
  colors,
  domain,
  notifications,
}

/** What is wrong with a publication, in plain words; empty: nothing. */
export function publicationFaults(json: unknown): readonly PlainFault[] {
  const { error } = publicationSchema.safeParse(json, { error: plainWords })
  return error ? plainFaults(error.issues, (path) => Object.keys(objects[path]?.shape ?? {})) : []
}

/**
 * @param file what the publication was read from
 * @throws {Error} in one line that names the file, every fault with the property that it is about, and what to do
 */
export function parsePublication(json: unknown, file = 'publication.json'): Publication {
  const result = publicationSchema.safeParse(json)
  if (result.success) return result.data
  const faults = publicationFaults(json).map(({ path, message }) =>
    path === '' ? `it ${message}` : `${path}: ${message}`,
  )
  throw new Error(
    `Cannot read ${file}: ${faults.join('; ')}. Mend that and try again; docs/publication.schema.json says what each property may be`,
  )
}
