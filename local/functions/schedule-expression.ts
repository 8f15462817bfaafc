const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** Tells when a schedule is due: given the last look and now, whether an occurrence lies between them. */
export type IsDue = (previous: Date, now: Date) => boolean

/**
 * Reads `rate(…)` and `cron(…)` as EventBridge does, in UTC.
 *
 * @throws {Error} for any other expression, and for `L`, `W` and `#`
 */
export function parseScheduleExpression(expression: string, start: Date): IsDue {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  if (value !== undefined && unit !== undefined) {
    const periodMs = Number(value) * unitMs[unit as keyof typeof unitMs]
    const count = (at: Date): number => Math.floor((at.getTime() - start.getTime()) / periodMs)
    return (previous, now) => count(now) > count(previous)
  }
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? []
  if (fields === undefined) throw new Error(`Cannot read schedule "${expression}": expected rate(…) or cron(…)`)
  return parseCron(fields, expression)
}

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
  [1970, 2199],
] as const

const names = ['SUN MON TUE WED THU FRI SAT', 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'].flatMap((list) =>
  list.split(' ').map((name, index) => [name, String(index + 1)] as const),
)

function parseCron(fields: string, expression: string): IsDue {
  const parts = fields.trim().split(/\s+/)
  if (parts.length !== ranges.length) throw new Error(`Cannot read schedule "${expression}": expected six fields`)
  const tests = parts.map((part, index) => parseField(part, ranges[index] ?? [0, 0], expression))
  const matches = (minute: Date): boolean =>
    [
      minute.getUTCMinutes(),
      minute.getUTCHours(),
      minute.getUTCDate(),
      minute.getUTCMonth() + 1,
      minute.getUTCDay() + 1,
      minute.getUTCFullYear(),
    ].every((value, index) => tests[index]?.(value))
  return (previous, now) => {
    const last = Math.floor(now.getTime() / unitMs.minute)
    const first = Math.floor(previous.getTime() / unitMs.minute) + 1
    for (let minute = first; minute <= last; minute += 1) if (matches(new Date(minute * unitMs.minute))) return true
    return false
  }
}

function parseField(
  field: string,
  [min, max]: readonly [number, number],
  expression: string,
): (value: number) => boolean {
  const numeric = names.reduce((text, [name, value]) => text.replaceAll(name, value), field.toUpperCase())
  const tests = numeric.split(',').map((part) => {
    const [, all, from, to, step] = /^(?:([*?])|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? []
    if (all === undefined && from === undefined)
      throw new Error(`Cannot read schedule "${expression}": unknown field "${part}"`)
    const low = all === undefined ? Number(from) : min
    const high = all === undefined && step === undefined ? Number(to ?? from) : Number(to ?? max)
    return (value: number) => value >= low && value <= high && (value - low) % Number(step ?? 1) === 0
  })
  return (value) => tests.some((test) => test(value))
}
