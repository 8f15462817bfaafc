import type { Metafile } from 'esbuild'

import { bundleFunction } from '../../infra/bundling/bundle-function.ts'

interface BundleSize {
  /** Of what is loaded before the first event. */
  readonly initialBytes: number
  /** With what is loaded when it is needed, and without source maps and native code. */
  readonly totalBytes: number
}

/** Bundles the function of this name, as for Lambda, into a directory. */
export async function measureBundle(name: string, outdir: string): Promise<BundleSize> {
  const metafile = await bundleFunction({
    entry: `functions/${name}.ts`,
    outdir,
    external: ['sharp', '@takumi-rs/core'],
  })
  const chunks = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.mjs'))
  const [first] = chunks.find(([path]) => path.endsWith('/index.mjs')) ?? []
  const initial = chunksFrom(metafile, first)
  const sum = (bytes: number, [, { bytes: more }]: (typeof chunks)[number]): number => bytes + more
  return {
    initialBytes: chunks.filter(([path]) => initial.has(path)).reduce(sum, 0),
    totalBytes: chunks.reduce(sum, 0),
  }
}

/** The chunk, and those that are loaded with it. */
function chunksFrom({ outputs }: Metafile, first: string | undefined): ReadonlySet<string> {
  const found = new Set(first === undefined ? [] : [first])
  for (const path of found) {
    const imports = outputs[path]?.imports ?? []
    for (const each of imports) if (each.kind === 'import-statement' && each.path in outputs) found.add(each.path)
  }
  return found
}
