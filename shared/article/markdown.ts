import type { Root } from 'hast'
import MarkdownIt, { type Token } from 'markdown-it'
import footnote from 'markdown-it-footnote'
import { parseHtml } from './html-tree.ts'
import { composeMarkdownTree } from './markdown-tree.ts'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false }).use(footnote)

// Every line and every word can be a token of its own, far larger than itself.
markdown.block.State = class extends markdown.block.State {
  override push(...token: Pushed): Token {
    countToken(this.env)
    return super.push(...token)
  }
}
markdown.inline.State = class extends markdown.inline.State {
  override push(...token: Pushed): Token {
    countToken(this.env)
    return super.push(...token)
  }
}

// What is not allowed in an article is dropped by the sanitizer; dropped here, it would be left as text.
markdown.validateLink = () => true

// Footnotes are marked as links and lists do it: no wrapper, no class, no rule of its own.
markdown.renderer.rules['footnote_block_open'] = () => '<hr>\n<ol>\n'
markdown.renderer.rules['footnote_block_close'] = () => '</ol>\n'

/**
 * CommonMark with tables, strikethrough, footnotes and HTML; not sanitized.
 *
 * @throws {Rejection} when it is nested too deep, or has too many elements or footnotes
 */
export function parseMarkdown(text: string): Root {
  if (text.split(/\[\^|\^\[/, footnoteLimit + 2).length > footnoteLimit + 1)
    throw Rejection.of(messages.tooManyFootnotes())
  const environment = {}
  const tokens = markdown.parse(text, environment)
  return (
    composeMarkdownTree(tokens, markdown) ??
    parseHtml(markdown.renderer.render(tokens, markdown.options, environment), 'fragment')
  )
}

type Pushed = [type: string, tag: string, nesting: -1 | 0 | 1]

const tokenLimit = 60_000
const tokenCounts = new WeakMap<object, number>()

/** `text`: what one parse hands to all its states. */
function countToken(text: object): void {
  const count = (tokenCounts.get(text) ?? 0) + 1
  if (count > tokenLimit) throw Rejection.of(messages.tooManyElements())
  tokenCounts.set(text, count)
}

/** Each is compared with all the others. */
const footnoteLimit = 2_000
