import type { Mark } from './post-text.ts'

const address = /https?:\/\/[^\s<>"“”„«»‘’「」『』…—]+/giu
const hashtag = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

const mention = /(?<![\p{L}\p{N}_.@/-])@((?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z][a-z0-9-]{0,62})(?![\p{L}\p{N}_@/-])/giu

/** The web addresses, hashtags and handles that are written in a text. */
export const findWrittenMarks = (text: string): Mark[] => [
  ...findAddresses(text),
  ...findHashtags(text),
  ...findMentions(text),
]

function findAddresses(text: string): Mark[] {
  return Array.from(text.matchAll(address)).flatMap(({ 0: found, index }) => {
    const written = withoutTrailingMarks(found)
    const url = URL.parse(written)
    if (!url?.hostname.includes('.')) return []
    const feature = { $type: 'app.bsky.richtext.facet#link', uri: url.href } as const
    return [{ start: index, end: index + written.length, feature }]
  })
}

function findHashtags(text: string): Mark[] {
  return Array.from(text.matchAll(hashtag), ({ 0: found, 1: tag = '', index }) => ({
    start: index,
    end: index + found.length,
    feature: { $type: 'app.bsky.richtext.facet#tag', tag } as const,
  }))
}

function findMentions(text: string): Mark[] {
  return Array.from(text.matchAll(mention), ({ 0: found, 1: handle = '', index }) => ({
    start: index,
    end: index + found.length,
    feature: { $type: 'app.bsky.richtext.facet#mention', handle: handle.toLowerCase() } as const,
  }))
}

/** A full stop after an address ends the sentence; a bracket belongs to the address when it was opened in it. */
function withoutTrailingMarks(found: string): string {
  let end = found.length
  while (end > 0 && isOutside(found.slice(0, end))) end -= 1
  return found.slice(0, end)
}

const isOutside = (found: string): boolean =>
  /[.,;:!?'*_]$/u.test(found) ||
  (/[)\]]$/u.test(found) && (found.match(/[([]/gu) ?? []).length < (found.match(/[)\]]/gu) ?? []).length)
