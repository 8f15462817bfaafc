import { Parser } from 'htmlparser2'

import type { XmlElement } from './xml-element.ts'
import { knownName, scopeWithin, type Scope } from './xml-namespaces.ts'

const deepest = 200
/** UTF-16 code units of one article with all that belongs to it. */
const longest = 20_000_000

/**
 * Reads XML piece by piece. Each element that `isPart` names is handed to `onPart` when it ends and then forgotten, so
 * that a document may be far larger than its largest part.
 *
 * @returns the root element, without those parts
 * @throws {Error} if it declares entities, is nested too deep, has too large a part, or ends in the middle
 */
export async function parseXml(
  pieces: AsyncIterable<string>,
  { isPart, onPart }: { isPart: (name: string) => boolean; onPart: (part: XmlElement) => void },
): Promise<XmlElement> {
  const document: XmlElement = { name: '', attributes: {}, children: [] }
  const open: { readonly element: XmlElement; readonly scope: Scope }[] = [{ element: document, scope: new Map() }]
  const innermost = () => open.at(-1) ?? { element: document, scope: new Map() }
  let held = 0
  let isAtEnd = false
  const hold = (length: number): void => {
    held += length
    if (held > longest) throw new Error('one article in it has more than 20 MB')
  }
  const parser = new Parser(
    {
      onprocessinginstruction(name, data) {
        if (/^!doctype/i.test(name) && /[[]|entity/i.test(data))
          throw new Error('it declares entities, which no feed needs')
      },
      onopentag(written, attributes) {
        if (open.length > deepest) throw new Error(`its elements are nested more than ${deepest} deep`)
        const scope = scopeWithin(innermost().scope, attributes)
        hold(written.length + JSON.stringify(attributes).length)
        open.push({ element: { name: knownName(written, scope), attributes, children: [] }, scope })
      },
      ontext(text) {
        hold(text.length)
        innermost().element.children.push(text)
      },
      onclosetag(_written, isImplied) {
        const closed = open.pop()?.element
        if (!closed) return
        // An empty element that closes itself counts as implied, too.
        if (isImplied && (isAtEnd || closed.children.length > 0))
          throw new Error('it ends in the middle, or its elements are not closed in order')
        if (isPart(closed.name)) {
          onPart(closed)
          held = 0
        } else innermost().element.children.push(closed)
      },
    },
    { xmlMode: true },
  )
  for await (const piece of pieces) parser.write(piece)
  isAtEnd = true
  parser.end()
  const root = document.children.find((child) => typeof child === 'object')
  if (!root) throw new Error('there is no XML in it')
  return root
}
