import { createHash } from 'node:crypto'
import slugify from '@sindresorhus/slugify'
import type { Publication } from '../publication.ts'
import { articleExtension } from './format.ts'

/**
 * The name that an upload's key gives its article: the key without the extension of an article, and `dir` for
 * `dir/index.md`. A key with any other extension is its own name, so a picture never passes for the article beside it.
 */
export function articleName(key: string): string {
  const extension = articleExtension(key)
  if (extension === undefined) return key
  return key.slice(0, -extension.length - 1).replace(/(?<=[^/])\/index$/, '')
}

/** `<slug of the name, at most 40 characters>-<16 characters of base32>`: the hash is of the name's exact UTF-8 bytes. */
export function articleId(key: string): string {
  const name = articleName(key)
  return `${slugWithin(name.replaceAll('/', ' '), 40) || 'article'}-${hashOf(name, 16)}`
}

/**
 * The id under which an upload leaves its receipt when another file already is the article of its name. No upload has it
 * for its own: no name of an article ends in a full stop.
 */
export const clashId = (key: string): string => articleId(`${key}.`)

/** The last part of a page's path: ASCII, at most 80 characters; `fallback` where the title has no letter to spell so. */
export const slugOf = (title: string, fallback: string): string => slugWithin(title, 80) || fallback

/** A `tag:` URI (RFC 4151), the same for ever as long as the publication's authority is left alone. */
export const feedIdOf = (publication: Pick<Publication, 'feedIdAuthority'>, id: string): string =>
  `tag:${publication.feedIdAuthority}:${id}`

/** The text itself if it can be an entry's id in every format of feed: a URI, of at most 1,000 ASCII characters. */
export const parseFeedId = (text: string): string | undefined =>
  text.length <= 1_000 && /^[a-z][a-z\d+.-]*:[!-~]+$/i.test(text) && URL.canParse(text) ? text : undefined

function slugWithin(text: string, limit: number): string {
  const slug = slugify(text, { decamelize: false })
  if (slug.length <= limit) return slug
  const cut = slug.slice(0, limit + 1)
  const end = cut.lastIndexOf('-')
  return end > limit / 2 ? cut.slice(0, end) : slug.slice(0, limit)
}

/** The first characters, in base32, of the hash of the text's exact UTF-8 bytes; as many as eight divides. */
export const hashOf = (text: string, length: 8 | 16): string =>
  base32(
    createHash('sha256')
      .update(text, 'utf8')
      .digest()
      .subarray(0, (length / 8) * 5),
  )

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** RFC 4648 base32 in lower case, for a number of bytes that five divides. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}
