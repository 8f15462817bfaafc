import { isReached, type Answer, type Figure, type Table } from './bench-row.ts'

/** Where and when a row was measured. */
export interface Place {
  /** ISO 8601, the day. */
  readonly date: string
  readonly machine: string
  readonly versions: Readonly<Record<string, string>>
}

/** `docs/performance.json`. */
export interface Report {
  readonly rows: Readonly<Record<string, { readonly question: string; readonly place: Place; readonly answer: Answer }>>
}

/** The report as Markdown; plots are linked as `performance/<row>.svg`. */
export function renderReport({ rows }: Report): string {
  const sections = Object.entries(rows)
  const figures = sections.flatMap(([name, { answer }]) => answer.figures.map((figure) => ({ name, figure })))
  const overview: Table = {
    columns: ['', 'reached', 'target', ''],
    rows: figures.map(({ name, figure }) => [
      `[${figure.what}](#${name})`,
      renderValue(figure.reached, figure.unit),
      renderTarget(figure),
      isReached(figure) ? 'reached' : '**missed**',
    ]),
  }
  return [
    '# Performance',
    'Measured by `npm run bench`, side by side in one run on one machine. Every figure is a ratio or a count; a time stands only beside what it was compared with.',
    ...renderPlaces(sections.map(([, { place }]) => place)),
    renderTable(overview),
    ...sections.flatMap(([name, { question, answer }]) => [
      `## ${name}`,
      question,
      ...answer.tables.map(renderTable),
      ...(answer.plot ? [`![${answer.plot.title}](performance/${name}.svg)`] : []),
      ...answer.notes,
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

/** One paragraph for each place that rows were measured at. */
function renderPlaces(places: readonly Place[]): readonly string[] {
  const distinct = new Map(places.map((place) => [JSON.stringify(place), place]))
  return [...distinct.values()].map(({ date, machine, versions }) => {
    const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
    return `${date}, ${machine}; ${named.join(', ')}.`
  })
}

function renderTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
  const rule = columns.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(columns), line(rule), ...rows.map(line)].join('\n')
}

const renderTarget = ({ target, unit }: Figure): string =>
  'atMost' in target ? `≤ ${renderValue(target.atMost, unit)}` : `≥ ${renderValue(target.atLeast, unit)}`

const renderValue = (value: number, unit = ''): string => `${formatNumber(value)}${unit}`

/** Three digits that count; groups of thousands are set apart. */
export const formatNumber = (value: number): string =>
  (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))).toLocaleString('en-US', {
    maximumSignificantDigits: 15,
  })
