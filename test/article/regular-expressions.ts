import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor, type VisitorObject } from 'oxc-parser'

/** A regular expression as it stands in the code. */
export interface FoundPattern {
  /** From the repository's root, with the line. */
  readonly place: string
  readonly source: string
  readonly flags: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every regular expression literal of these files, and every call of `RegExp`, whose source is then the code of the call. */
export function findPatterns(glob: string): { literals: readonly FoundPattern[]; calls: readonly string[] } {
  const literals: FoundPattern[] = []
  const calls: string[] = []
  for (const file of globSync(glob, { cwd: root }).toSorted()) {
    const code = readFileSync(`${root}${file}`, 'utf8')
    const place = (offset: number): string => `${file}:${code.slice(0, offset).split('\n').length}`
    const called: VisitorObject['CallExpression'] & VisitorObject['NewExpression'] = (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp') calls.push(place(node.start))
    }
    new Visitor({
      Literal(node) {
        if ('regex' in node)
          literals.push({ place: place(node.start), source: node.regex.pattern, flags: node.regex.flags })
      },
      CallExpression: called,
      NewExpression: called,
    }).visit(parseSync(file, code).program)
  }
  return { literals, calls }
}
