import { rightOf, scorePages, type PageScore } from '../article/pages.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Name the folder of pages: npm run bench:ingest -- DIR')
  process.exit(2)
}

const scores = scorePages(folder)
const mark = (isRight: boolean): string => (isRight ? '✓' : '✗')
const row = (score: PageScore): Record<string, string> => {
  const right = rightOf(score)
  return {
    page: score.page,
    F1: score.f1.toFixed(3),
    title: mark(right.title),
    byline: mark(right.byline),
    language: mark(right.language),
    ms: score.ms.toFixed(0),
  }
}
const share = (isRight: (right: ReturnType<typeof rightOf>) => boolean): string =>
  `${scores.filter((score) => isRight(rightOf(score))).length} of ${scores.length}`
const mean = (of: (score: PageScore) => number): number =>
  scores.reduce((sum, score) => sum + of(score), 0) / scores.length

const table = [
  ...scores.map(row),
  {
    page: 'mean',
    F1: mean(({ f1 }) => f1).toFixed(4),
    title: share(({ title }) => title),
    byline: share(({ byline }) => byline),
    language: share(({ language }) => language),
    ms: mean(({ ms }) => ms).toFixed(0),
  },
]
const columns = ['page', 'F1', 'title', 'byline', 'language', 'ms'] as const
const widths = columns.map((column) => Math.max(column.length, ...table.map((cells) => (cells[column] ?? '').length)))
const line = (cells: Readonly<Record<string, string>>): string =>
  columns.map((column, index) => (cells[column] ?? '').padEnd(widths[index] ?? 0)).join('  ')
console.log([line(Object.fromEntries(columns.map((column) => [column, column]))), ...table.map(line)].join('\n'))

for (const score of scores) {
  const right = rightOf(score)
  const said = [
    ...(right.title ? [] : [`title “${score.title}” instead of “${score.expectedTitle}”`]),
    ...(right.byline ? [] : [`byline “${score.authors}” instead of “${score.expectedByline ?? ''}”`]),
    ...(right.language ? [] : [`language ${score.language ?? '-'} instead of ${score.expectedLanguage ?? '-'}`]),
  ]
  if (said.length > 0) console.log(`${score.page}: ${said.join('; ')}`)
}
