const quotes = /^[“”"‘’]+|[“”"‘’]+$/g

/** What may stand between the end of one sentence, or the mark of a list's item, and the beginning of what is quoted of the next. */
const sentenceStart =
  /(?:^|\n|(?:^|\n)\s*(?:[-*•]|\d+[.)])\s+|[.!?…:]["”’)]*\s+)["“‘(]*(?:(?:But|And|So|Yet|Or|Also|Instead),?\s+)?$/

/**
 * The parts of a post, each between empty lines, that are not whole sentences of the text: cut at the beginning or at the
 * end, or not in it.
 */
export function brokenSentences(post: string, text: string): readonly string[] {
  const plain = text.replaceAll(/[^\S\n]+/g, ' ')
  return post.split('\n\n').filter((part) => {
    const bare = part.trim().replaceAll(quotes, '')
    const start = plain.toLowerCase().indexOf(bare.toLowerCase())
    return start < 0 || !/[.!?…]["”’)]*$/.test(bare) || !sentenceStart.test(plain.slice(0, start))
  })
}
