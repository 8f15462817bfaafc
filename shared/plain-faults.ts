import type * as z from 'zod'

import { nearestName } from './nearest-name.ts'

/** What is wrong with one property: its path, with dots, and the rest of a sentence about it. */
export interface PlainFault {
  /** Empty: the whole. */
  readonly path: string
  readonly message: string
}

export const isMissing = 'is missing'

const kinds: Readonly<Record<string, string>> = {
  string: 'must be text, in quotation marks',
  int: 'must be a whole number',
  number: 'must be a number',
  boolean: 'must be true or false',
  array: 'must be a list, in square brackets',
  object: 'must be an object, in braces',
}

/** What a length is counted in; anything else is a number that has a size itself. */
const units: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' }

/** Words for what a schema says nothing of itself. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? isMissing : kinds[issue.expected]
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined
  const unit = units[issue.origin]
  if (issue.code === 'too_small') return unit === undefined ? `must be at least ${issue.minimum}` : 'must not be empty'
  return unit === undefined ? `must be at most ${issue.maximum}` : `must have at most ${issue.maximum} ${unit}`
}

/**
 * The faults of a value. A property that is absent because it was misspelt is told of once, by the name that it has there.
 *
 * @param namesAt the properties that the object at this path may have
 */
export function plainFaults(
  issues: readonly z.core.$ZodIssue[],
  namesAt: (path: string) => readonly string[],
): readonly PlainFault[] {
  const meant = new Set<string>()
  const faults = issues.flatMap((issue): readonly PlainFault[] => {
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
    return issue.keys.map((key) => {
      const name = nearestName(key, namesAt(path))
      if (name !== undefined) meant.add(within(path, name))
      const hint = name === undefined ? '' : `: did you mean “${name}”?`
      return { path: within(path, key), message: `is not known${hint}` }
    })
  })
  return faults.filter(({ path, message }) => message !== isMissing || !meant.has(path))
}

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)
