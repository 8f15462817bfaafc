import { defaultTreeAdapter, Parser, Tokenizer, type DefaultTreeAdapterMap } from 'parse5'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

/** Deeper than any article, and shallow enough for what walks the tree by recursion. */
const depthLimit = 256
const elementLimit = 20_000
const attributeLimit = 1_000

/** A parser that stops where it would begin to take long: its work grows with the square of depth and of attributes. */
export function boundedParser(kind: 'fragment' | 'page'): Parser<DefaultTreeAdapterMap> {
  const options = { treeAdapter: boundedAdapter(), scriptingEnabled: false }
  const parser =
    kind === 'page'
      ? new Parser<DefaultTreeAdapterMap>(options)
      : Parser.getFragmentParser<DefaultTreeAdapterMap>(null, options)
  parser.tokenizer = new BoundedTokenizer(parser.options, parser)
  return parser
}

function boundedAdapter(): typeof defaultTreeAdapter {
  let depth = 0
  let elements = 0
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
      if (elements > elementLimit) throw Rejection.of(messages.tooManyElements())
      return defaultTreeAdapter.createElement(...parts)
    },
  }
}

/** Each attribute is compared with all before it, so a tag is not left to grow for longer than a piece of the text. */
class BoundedTokenizer extends Tokenizer {
  override write(html: string, isLastChunk: boolean): void {
    const pieceLength = 16_384
    for (let start = 0; start === 0 || start < html.length; start += pieceLength) {
      const end = start + pieceLength
      super.write(html.slice(start, end), isLastChunk && end >= html.length)
      const token = this.currentToken
      if (token !== null && 'attrs' in token && token.attrs.length > attributeLimit) {
        throw Rejection.of(messages.tooManyElements())
      }
    }
  }
}
