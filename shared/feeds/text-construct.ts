import { xmlEscapes } from './xml.ts'

/** A plain text where the format wants to be told whether it is HTML (RFC 4287, section 3.1; Media RSS 1.5). */
export interface TextConstruct {
  readonly type: string
  readonly text: string
}

/** What some readers, and the validator of the W3C, take for HTML that somebody forgot to declare. */
const looksLikeHtml = /<\/\w+>|&(?:#|\w*\d|[a-z]{2,8}\b)/i

/**
 * The text, declared as HTML only where it looks like some.
 *
 * @param plain what the format calls plain text
 */
export const textConstruct = (text: string, plain: 'text' | 'plain' = 'text'): TextConstruct =>
  looksLikeHtml.test(text) ? { type: 'html', text: xmlEscapes.text(text) } : { type: plain, text }
