import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { OnLoadResult, Plugin } from 'esbuild'

import { recognizedLanguages } from '../../shared/recognized-languages.ts'

type Tables<Row> = Readonly<Record<string, Row>>

interface TrimmedModule {
  readonly file: RegExp
  readonly trim: (path: string) => Promise<OnLoadResult>
}

/** Modules that are mostly tables, with those rows left out that no function looks up. */
const trimmed: readonly TrimmedModule[] = [
  { file: /\/franc\/data\.js$/, trim: trimTrigrams },
  { file: /\/@atproto\/api\/dist\/client\/lexicons\.js$/, trim: trimLexicons },
  { file: /\/@xmldom\/xmldom\/lib\/entities\.js$/, trim: trimEntities },
  { file: /\/hast-util-from-html\/lib\/errors\.js$/, trim: trimParseErrors },
  { file: /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/, trim: trimJsonSchema },
  { file: /\/@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/, trim: trimOperations },
  { file: /\/@aws-sdk\/client-[^/]+\/package\.json$/, trim: trimPackage },
]

/** The trigrams of the languages that are recognized. */
async function trimTrigrams(path: string): Promise<OnLoadResult> {
  const { data } = (await load(path)) as { data: Tables<Tables<string>> }
  const languages = Object.entries(data).map(([script, models]) => [
    script,
    select(models, (code) => recognizedLanguages.includes(code)),
  ])
  return { contents: `export const data = ${JSON.stringify(Object.fromEntries(languages))}` }
}

/** The schemas of repositories and sessions: the only methods that are called. */
async function trimLexicons(path: string): Promise<OnLoadResult> {
  const { schemaDict } = (await load(path)) as { schemaDict: Tables<{ readonly id: string }> }
  const source = await readFile(path, 'utf8')
  const [head = '', tail = ''] = source.split(/export const schemaDict = [\s\S]*?(?=export const schemas = )/)
  if (tail === '') throw new Error(`Cannot trim ${path}: it has no table of schemas that ends where another begins`)
  const called = select(schemaDict, (_, { id }) => id.startsWith('com.atproto.'))
  return { contents: `${head}export const schemaDict = ${JSON.stringify(called)}\n${tail}` }
}

/** The entities of XML: no HTML is parsed with it. */
async function trimEntities(path: string): Promise<OnLoadResult> {
  const { XML_ENTITIES: entities } = (await load(path)) as { XML_ENTITIES: Tables<string> }
  return { contents: `exports.XML_ENTITIES = ${JSON.stringify(entities)}` }
}

/** No explanations of errors in HTML: nobody asks for them, and a tree comes of any HTML. */
async function trimParseErrors(): Promise<OnLoadResult> {
  return { contents: 'export const errors = {}' }
}

/** What describes a schema as JSON Schema, which only the command line does: every schema is made with a method for it. */
async function trimJsonSchema(path: string): Promise<OnLoadResult> {
  const names = Object.keys((await load(path)) as object)
  const message = 'Cannot make a JSON Schema: what does that was left out of the bundle, since no function does'
  const refuse = `const refuse = () => { throw new Error(${JSON.stringify(message)}) }`
  return { contents: [refuse, ...names.map((name) => `export const ${name} = () => refuse`)].join('\n') }
}

/** The schemas of all operations are one module. Only where its keys are literal does the bundler see which are not used. */
async function trimOperations(path: string): Promise<OnLoadResult> {
  const source = await readFile(path, 'utf8')
  const names = new Map(Array.from(source.matchAll(/^const (_\w+) = ("\w+");$/gm), ([, name, value]) => [name, value]))
  return {
    contents: source.replaceAll(/\[(_\w+)\]:/g, (key, name: string) => `${names.get(name) ?? key.slice(0, -1)}:`),
  }
}

/** The version, which a client tells to AWS. */
async function trimPackage(path: string): Promise<OnLoadResult> {
  const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string }
  return { contents: JSON.stringify({ version }), loader: 'json' }
}

const load = async (path: string): Promise<unknown> => import(pathToFileURL(path).href)

const select = <Row>(rows: Tables<Row>, isKept: (name: string, row: Row) => boolean): Tables<Row> =>
  Object.fromEntries(Object.entries(rows).filter(([name, row]) => isKept(name, row)))

/** Bundles tables without the rows that are never looked up. */
export const trimmedModules: Plugin = {
  name: 'trimmed modules',
  setup(esbuild) {
    for (const { file, trim } of trimmed) esbuild.onLoad({ filter: file }, async ({ path }) => trim(path))
  },
}
