import * as z from 'zod'
import { matchesPattern } from './iam-pattern.ts'

type Values = readonly string[]
type Test = (wanted: Values, actual: string) => boolean

const equals: Test = (wanted, actual) => wanted.includes(actual)
const like: Test = (wanted, actual) => wanted.some((pattern) => matchesPattern(pattern, actual))
const not =
  (test: Test): Test =>
  (wanted, actual) =>
    !test(wanted, actual)

const operators: Readonly<Record<string, Test>> = {
  StringEquals: equals,
  StringNotEquals: not(equals),
  StringLike: like,
  StringNotLike: not(like),
  ArnEquals: like,
  ArnLike: like,
  ArnNotLike: not(like),
  Bool: equals,
}

const value = z.union([z.string(), z.boolean().transform(String)])
const values = z.union([value.transform((one) => [one]), z.array(value)])

/** The `Condition` element of a policy statement; operators that local/ cannot evaluate are refused by name. */
export const conditionSchema = z.record(
  z.string().refine((name) => parseOperator(name) !== undefined, {
    error: (issue) => `Cannot evaluate condition operator ${String(issue.input)}: unknown to local/iam-conditions.ts`,
  }),
  z.record(z.string(), values),
)

/** Whether every condition holds for these condition keys; a key without a value fails, as it does in IAM. */
export function conditionHolds(
  condition: z.output<typeof conditionSchema>,
  context: Readonly<Record<string, string | Values>>,
): boolean {
  const known = new Map(Object.entries(context).map(([key, actual]) => [key.toLowerCase(), actual]))
  return Object.entries(condition).every(([name, keys]) => {
    const operator = parseOperator(name)
    return Object.entries(keys).every(([key, wanted]) => operator?.(wanted, known.get(key.toLowerCase())))
  })
}

function parseOperator(name: string): ((wanted: Values, actual: string | Values | undefined) => boolean) | undefined {
  const [, set, base = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(name) ?? []
  const test = operators[base]
  if (!test) return undefined
  return (wanted, actual) => {
    if (actual === undefined) return ifExists !== undefined || set === 'ForAllValues:'
    const all = typeof actual === 'string' ? [actual] : actual
    return set === 'ForAnyValue:' ? all.some((one) => test(wanted, one)) : all.every((one) => test(wanted, one))
  }
}
