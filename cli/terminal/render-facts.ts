import { styleText } from 'node:util'

import { wrap } from './wrap.ts'

/** What to call a fact, and the fact. */
export type Fact = readonly [label: string, value: string | undefined]

const widest = 100
const narrowest = 40

/** Facts one below the other, their values aligned and wrapped; those without a value are left out. */
export function renderFacts(facts: readonly Fact[], columns = widest): string {
  const told = facts.filter(([, value]) => value !== undefined && value !== '')
  const indent = Math.max(0, ...told.map(([label]) => label.length)) + 2
  const width = Math.max(narrowest, Math.min(columns, widest)) - indent
  return told
    .map(([label, value = '']) => {
      const [first = '', ...rest] = wrap(value, width)
      const lines = [styleText('dim', label.padEnd(indent)) + first, ...rest.map((line) => ' '.repeat(indent) + line)]
      return lines.join('\n')
    })
    .join('\n')
}
