import type { Mark, MarkedText } from './post-text.ts'
import { splitToFit } from './shorten.ts'

const address = /https?:\/\/[^\s<>"“”„«»‘’「」『』…—]+/giu
const hashtag = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

/** The editor's own posts, each split only where it is too long, with the web addresses and hashtags written in them. */
export const splitEditorPosts = (posts: readonly string[], language: string): MarkedText[] =>
  posts
    .flatMap((post) => splitToFit(post, language))
    .map((text) => ({ text, marks: [...findAddresses(text), ...findHashtags(text)] }))

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

/** A full stop after an address ends the sentence; a bracket belongs to the address when it was opened in it. */
function withoutTrailingMarks(found: string): string {
  const bare = found.replace(/[.,;:!?'*_]+$/u, '')
  const isOpenedOutside =
    /[)\]]$/u.test(bare) && (bare.match(/[([]/gu) ?? []).length < (bare.match(/[)\]]/gu) ?? []).length
  return bare !== found || isOpenedOutside ? withoutTrailingMarks(isOpenedOutside ? bare.slice(0, -1) : bare) : bare
}
