import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

const lengthLimit = 4_000_000
const textLimit = 320_000
/** Beginnings and ends of elements. */
const tagLimit = 60_000
/** Of one element, and of all together. */
const attributeLimit = 300
const attributesLimit = 100_000
const depthLimit = 400
const fieldWorkLimit = 1_000_000_000

/** Marks of revisions and spelling, which are the larger part of many documents. */
const unread = / w:rsid[A-Za-z]{0,6}="[0-9A-F]{8}"|<w:(?:proofErr|noProof|lang|lastRenderedPageBreak)(?: [^<>]*)?\/>/g

/**
 * The text of one XML part of a Word document, with every run of white space as one space. Word writes neither a document type, nor
 * entities, comments, CDATA or processing instructions, so none of them is let through.
 *
 * @throws {Rejection} when it is not such XML, or would take long to read
 */
export function parseWordXml(bytes: Uint8Array): string {
  if (bytes.length > lengthLimit) throw Rejection.of(messages.wordTooLarge())
  const xml = new TextDecoder()
    .decode(bytes)
    .replace(/\s{2,}/g, ' ')
    .replace(unread, '')
  if (xml.includes('<!') || xml.lastIndexOf('<?') > 0) throw Rejection.of(messages.wordDamaged())
  refuseManyElements(xml)
  refuseLongFields(xml)
  return xml
}

/** Attributes are compared with each other, and what is nested is read by recursion. */
function refuseManyElements(xml: string): void {
  let tags = 0
  let depth = 0
  let attributes = 0
  let text = 0
  for (let start = xml.indexOf('<'); start >= 0;) {
    const next = xml.indexOf('<', start + 1)
    const tag = xml.slice(start, next < 0 ? undefined : next)
    const end = tag.indexOf('>')
    tags += 1
    if (xml[start + 1] === '/') depth -= 1
    else if (tag[end - 1] !== '/' && tag[1] !== '?') depth += 1
    if (depth > depthLimit || tags > tagLimit) throw Rejection.of(messages.wordTooLarge())
    const own = tag.split(/=\s?["']/, attributeLimit + 2).length - 1
    attributes += own
    text += tag.length - end - 1
    if (own > attributeLimit || attributes > attributesLimit) throw Rejection.of(messages.wordTooLarge())
    if (text > textLimit) throw Rejection.of(messages.tooLong())
    start = next
  }
}

/** The instructions of a field are read from its beginning at each of its marks, and searched in time that grows with their square. */
function refuseLongFields(xml: string): void {
  const instructions = xml.split('instrText').slice(1)
  const whole = instructions.filter((_, index) => index % 2 === 0)
  const isClosed = instructions.every((_, index) => index % 2 === 0 || /^\s?>/.test(instructions[index] ?? ''))
  if (whole.some((each) => !/^[^<]*<\/(?:\w+:)?$/.test(each)) || !isClosed) throw Rejection.of(messages.wordDamaged())
  const marks = xml.split('fldChar').length
  const length = whole.reduce((sum, each) => sum + each.length, 0)
  if (marks * (length + whole.length ** 2) > fieldWorkLimit) throw Rejection.of(messages.wordTooLarge())
}
