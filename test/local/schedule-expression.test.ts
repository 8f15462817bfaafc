import { describe, expect, it } from 'vitest'
import { parseScheduleExpression } from '../../local/functions/schedule-expression.ts'

const start = new Date('2026-01-05T10:00:30Z') // a Monday

describe(parseScheduleExpression, () => {
  it.each([
    { expression: 'rate(1 minute)', previous: '10:01:29', now: '10:01:30', is: true },
    { expression: 'rate(1 minute)', previous: '10:01:30', now: '10:02:29', is: false },
    { expression: 'rate(2 hours)', previous: '12:00:29', now: '12:00:30', is: true },
    { expression: 'cron(15 * * * ? *)', previous: '10:14:59', now: '10:15:00', is: true },
    { expression: 'cron(15 * * * ? *)', previous: '10:15:00', now: '10:15:59', is: false },
    { expression: 'cron(0/20 10-12 ? * MON-FRI *)', previous: '11:39:59', now: '11:40:00', is: true },
    { expression: 'cron(0/20 10-12 ? * SAT,SUN *)', previous: '11:39:59', now: '11:40:00', is: false },
    { expression: 'cron(0 12 5 JAN ? 2026)', previous: '11:59:00', now: '12:00:00', is: true },
  ])('finds $expression due between $previous and $now: $is', ({ expression, previous, now, is }) => {
    const isDue = parseScheduleExpression(expression, start)
    expect(isDue(new Date(`2026-01-05T${previous}Z`), new Date(`2026-01-05T${now}Z`))).toBe(is)
  })

  it.each(['at(2026-01-05T10:00:00)', 'rate(1 week)', 'cron(0 12 * *)', 'cron(0 12 L * ? *)'])(
    'refuses %s by name',
    (expression) => {
      expect(() => parseScheduleExpression(expression, start)).toThrow(`Cannot read schedule "${expression}"`)
    },
  )
})
