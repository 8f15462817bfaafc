import { dirname, join } from 'node:path/posix'

/** Source text by path from the project's root. */
export type Sources = ReadonlyMap<string, string>

interface Arrow {
  readonly from: string
  /** A path from the project's root, or the name of a package. */
  readonly to: string
}

export interface Rule {
  readonly name: string
  /** One line for each place that breaks the rule. */
  readonly faults: (sources: Sources) => readonly string[]
  /** A made-up project that breaks the rule once. */
  readonly counterexample: Readonly<Record<string, string>>
}

/** The rooms from the ground up; a room may use itself and every room below its floor. */
const floors: readonly (readonly string[])[] = [
  ['shared'],
  ['shared/article'],
  ['shared/feeds', 'shared/site', 'shared/thread'],
  ['shared/pipeline'],
  ['shared/adapters'],
  ['infra'],
  ['functions', 'cli', 'local'],
]

const arrowSyntax = /^(?:import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm
const impure =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bDateTime\.(?:now|local|utc)\(\s*\)|\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b|\bprocess\.|\bconsole\.|\bsetTimeout\b|\bfetch\(/g
const sdk =
  /^(?:@aws-sdk|@smithy|@aws-lambda-powertools|@atproto|aws-cdk-lib|node:(?:fs|http|https|net|os|process|child_process))(?:\/|$)/

const isPureRoom = (path: string): boolean => path.startsWith('shared/') && !path.startsWith('shared/adapters/')

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

const arrowsOf = (sources: Sources): readonly Arrow[] =>
  [...sources].flatMap(([from, source]) =>
    [...withoutComments(source).matchAll(arrowSyntax)].map(([, plain, bare, dynamic]) => {
      const specifier = plain ?? bare ?? dynamic ?? ''
      return { from, to: specifier.startsWith('.') ? join(dirname(from), specifier) : specifier }
    }),
  )

const roomOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('shared/') ? -1 : 1)
    .join('/')

const floorOf = (path: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(path)))

const draw = ({ from, to }: Arrow): string => `${from} → ${to}`

const arrowFaults =
  (isFault: (arrow: Arrow) => boolean) =>
  (sources: Sources): readonly string[] =>
    arrowsOf(sources).filter(isFault).map(draw)

/** The stack is made from `publication.json`. */
const publicationFile = 'shared/adapters/publication-file.ts'

/** Every way round from a file to itself, once, from its first file. */
function cycles(sources: Sources): readonly string[] {
  const arrows = Map.groupBy(arrowsOf(sources), ({ from }) => from)
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.add([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (trail.includes(path) || done.has(path)) return
    for (const { to } of arrows.get(path) ?? []) visit(to, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return [...found]
}

/** The rules of the rooms. */
export const rules: readonly Rule[] = [
  {
    name: 'a file stands in a room that has a floor',
    faults: (sources) => [...sources.keys()].filter((path) => floorOf(path) === -1),
    counterexample: { 'shared/misc/odds.ts': '' },
  },
  {
    name: 'no arrow runs up, or across to another room of the floor',
    faults: arrowFaults(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) >= floorOf(from)),
    counterexample: { 'shared/article/article.ts': "import type { Feed } from '../feeds/rss.ts'" },
  },
  {
    name: 'no file imports itself by a detour',
    faults: cycles,
    counterexample: {
      'shared/site/page.ts': "export { home } from './home.ts'",
      'shared/site/home.ts': "import { page } from './page.ts'",
    },
  },
  {
    name: 'a function imports shared/ only, never another function',
    faults: arrowFaults(
      ({ from, to }) => from.startsWith('functions/') && floorOf(to) !== -1 && !to.startsWith('shared/'),
    ),
    counterexample: { 'functions/reconcile.ts': "await import('./ingest-article.ts')" },
  },
  {
    name: 'infra/ imports of shared/ only the ground, and what reads publication.json',
    faults: arrowFaults(
      ({ from, to }) => roomOf(from) === 'infra' && /^shared\/.+\//.test(to) && to !== publicationFile,
    ),
    counterexample: { 'infra/site.ts': "import { feedPaths } from '../shared/feeds/feed-paths.ts'" },
  },
  {
    name: 'shared/ names no SDK and no input or output outside its adapters',
    faults: arrowFaults(({ from, to }) => isPureRoom(from) && sdk.test(to)),
    counterexample: { 'shared/pipeline/ingest.ts': "import {\n  S3Client,\n} from '@aws-sdk/client-s3'" },
  },
  {
    name: 'one file names @atproto/api',
    faults: (sources) =>
      arrowFaults(({ to }) => /^@atproto\/api(?:\/|$)/.test(to))(sources)
        .toSorted()
        .slice(1),
    counterexample: {
      'shared/adapters/bluesky.ts': "import { AtpAgent } from '@atproto/api'",
      'cli/connect.ts': "import { AtpAgent } from '@atproto/api'",
    },
  },
  {
    name: 'shared/ reads no clock, chance, environment or console outside its adapters',
    faults: (sources) =>
      [...sources]
        .filter(([path]) => isPureRoom(path))
        .flatMap(([path, source]) => (withoutComments(source).match(impure) ?? []).map((word) => `${path}: ${word}`)),
    counterexample: { 'shared/thread/record-keys.ts': 'const now = Date.now() // the clock' },
  },
]
