import { defaultTreeAdapter, Parser, Tokenizer, type DefaultTreeAdapterMap } from 'parse5'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

/** Deeper than any article, and shallow enough for what walks the tree by recursion. */
const depthLimit = 256
const elementLimit = 12_000
/** Of one element, as each is compared with all before it; and of all together. */
const attributeLimit = 1_000
const attributesLimit = 60_000
/** In UTF-16 code units. */
const pieceLength = 16_384
/** Of one tag or comment. */
const pieceLimit = 30
/** Of all linked data. */
const dataLimit = 300_000

type Adapter = typeof defaultTreeAdapter
type Parent = DefaultTreeAdapterMap['parentNode']

/**
 * A parser that stops where it would begin to take long or to need much memory: its work grows with the square of depth and of
 * attributes. What is neither read nor shown is not kept: comments, styles, and scripts that are no linked data.
 */
export function boundedParser(kind: 'fragment' | 'page', textLimit: number): Parser<DefaultTreeAdapterMap> {
  const options = { treeAdapter: boundedAdapter(kind, textLimit), scriptingEnabled: false }
  const parser =
    kind === 'page'
      ? new Parser<DefaultTreeAdapterMap>(options)
      : Parser.getFragmentParser<DefaultTreeAdapterMap>(null, options)
  parser.tokenizer = new BoundedTokenizer(parser.options, parser)
  return parser
}

function boundedAdapter(kind: 'fragment' | 'page', textLimit: number): Adapter {
  let depth = 0
  let elements = 0
  let attributes = 0
  let text = 0
  let data = 0
  const isKept = (parent: Parent, { length }: string): boolean => {
    if (isScript(parent)) {
      data += length
      return isLinkedData(parent) && data <= dataLimit
    }
    text += length
    if (text > textLimit) throw Rejection.of(kind === 'page' ? messages.pageTooLong() : messages.tooLong())
    return true
  }
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      depth += 1
      if (depth > depthLimit) throw Rejection.of(messages.nestedTooDeep())
    },
    onItemPop() {
      depth -= 1
    },
    createElement(...parts) {
      elements += 1
      attributes += parts[2].length
      if (elements > elementLimit || attributes > attributesLimit) throw Rejection.of(messages.tooManyElements())
      return defaultTreeAdapter.createElement(...parts)
    },
    createCommentNode: () => defaultTreeAdapter.createCommentNode(''),
    insertText(parent, value) {
      if (isKept(parent, value)) defaultTreeAdapter.insertText(parent, flat(value))
    },
    insertTextBefore(parent, value, reference) {
      if (isKept(parent, value)) defaultTreeAdapter.insertTextBefore(parent, flat(value), reference)
    },
  }
}

const isScript = (parent: Parent): boolean => parent.nodeName === 'script' || parent.nodeName === 'style'

const isLinkedData = (parent: Parent): boolean =>
  'attrs' in parent && parent.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json')

/** Shorter texts are never kept in parts. */
const partsFrom = 13

/** A text that was put together character by character takes many times its length until it is searched. */
function flat(text: string): string {
  if (text.length >= partsFrom) text.search(/^/)
  return text
}

/** Reads a file in pieces, so that neither a text, a tag nor a comment is left to grow for long. */
class BoundedTokenizer extends Tokenizer {
  override write(html: string, isLastChunk: boolean): void {
    let unfinished: unknown
    let pieces = 0
    for (let start = 0; start === 0 || start < html.length; start += pieceLength) {
      const end = start + pieceLength
      super.write(html.slice(start, end), isLastChunk && end >= html.length)
      const token = this.currentToken
      pieces = token !== null && token === unfinished ? pieces + 1 : 0
      unfinished = token
      const isCrowded = token !== null && 'attrs' in token && token.attrs.length > attributeLimit
      if (isCrowded || pieces > pieceLimit) throw Rejection.of(messages.tooManyElements())
      if (this.currentCharacterToken !== null && end < html.length) this.flushCharacters()
    }
  }
}
