import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Every distinct regular expression literal of these files, and every call of `RegExp`, whose source is then the code of the call. */
export function findPatterns(
  globs: readonly string[],
  cwd = root,
): { literals: readonly FoundPattern[]; calls: readonly string[] } {
  const literals = new Map<string, FoundPattern>()
  const calls: string[] = []
  for (const file of globSync(globs, { cwd }).toSorted()) {
    const code = readFileSync(join(cwd, file), 'utf8')
    const place = (offset: number): string => `${file}:${code.slice(0, offset).split('\n').length}`
    const called: VisitorObject['CallExpression'] & VisitorObject['NewExpression'] = (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp') calls.push(place(node.start))
    }
    new Visitor({
      Literal(node) {
        if (!('regex' in node)) return
        const { pattern: source, flags } = node.regex
        literals.set(`/${source}/${flags}`, { place: place(node.start), source, flags })
      },
      CallExpression: called,
      NewExpression: called,
    }).visit(parseSync(file, code).program)
  }
  return { literals: [...literals.values()], calls }
}
