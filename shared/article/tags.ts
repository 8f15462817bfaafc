import { hashOf, slugOf } from './identity.ts'

/** Tags without empty ones, and once each whatever their case. */
export function distinctTags(all: readonly string[]): readonly string[] {
  const byText = new Map<string, string>()
  for (const each of all) if (each !== '' && !byText.has(each.toLowerCase())) byText.set(each.toLowerCase(), each)
  return [...byText.values()]
}

/**
 * The place of a tag in paths: ASCII, the same for tags that differ only in case or in spaces and hyphens. A tag that
 * a slug cannot spell out has a hash in it, so that C, C++ and C# stay apart.
 */
export function tagSlug(name: string): string {
  const text = name.normalize('NFC').toLowerCase()
  const slug = slugOf(text, '')
  if (slug !== '' && slug.length < 80 && isSpelledOut(text)) return slug
  return `${slug || 'tag'}-${hashOf(text, 8)}`
}

/** Whether nothing but Latin letters, digits, spaces and hyphens is in it: what a slug keeps. */
const isSpelledOut = (text: string): boolean => /^[\p{Script=Latin}\d -]+$/u.test(text)
