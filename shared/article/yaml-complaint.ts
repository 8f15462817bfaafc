import { isScalar, visit, type Document, type YAMLParseError } from 'yaml'
import { messages } from './messages.ts'
import type { Complaint } from './receipt.ts'

/** An offset in the YAML, as a line and a column of the file. */
export type Place = (offset: number) => { line: number; column: number }

/** What the YAML parser objects to, in an editor's words and at the place where the editor can mend it. */
export function composeYamlComplaint(error: YAMLParseError, document: Document.Parsed, place: Place): Complaint {
  const { code, message } = error
  const [offset] = error.pos
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return { message: messages.frontMatterColon(), ...place(offset) }
  if (code === 'TAB_AS_INDENT') return { message: messages.frontMatterTab(), ...place(offset) }
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    return { message: messages.frontMatterQuote(), ...place(openingQuote(document, offset)) }
  }
  if (code === 'MISSING_CHAR') return { message: messages.frontMatterShape(), ...place(offset) }
  if (message.includes('scalar at node end')) return { message: messages.frontMatterQuote(), ...place(offset) }
  return { message: messages.frontMatterSyntax(), ...place(offset) }
}

/** Where the quotation begins that runs to `end`. */
function openingQuote(document: Document.Parsed, end: number): number {
  let opening = end
  visit(document, {
    Scalar(_, scalar) {
      if (isScalar(scalar) && scalar.type?.startsWith('QUOTE') && scalar.range && scalar.range[1] >= end) {
        opening = Math.min(opening, scalar.range[0])
      }
    },
  })
  return opening
}
