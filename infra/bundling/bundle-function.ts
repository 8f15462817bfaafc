import { build } from 'esbuild'

import { sharedCopies } from './shared-copies.ts'
import { trimmedModules } from './trimmed-modules.ts'
import { unreachedModules } from './unreached-modules.ts'

export interface FunctionBundle {
  /** Path of the file that exports `handler`. */
  readonly entry: string
  /** Directory that gets `index.mjs`, and beside it what is loaded only when it is needed. */
  readonly outdir: string
  /** Packages that stay outside, because they are native code. */
  readonly external?: readonly string[]
}

/** What Lambda gets of one function: no more than it can reach, as few bytes as hold it. @returns esbuild's metafile */
export async function bundleFunction({ entry, outdir, external = [] }: FunctionBundle) {
  const { metafile } = await build({
    entryPoints: [{ in: entry, out: 'index' }],
    outdir,
    external: [...external],
    bundle: true,
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // CommonJS libraries inside the bundle call `require` for Node's own modules.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    plugins: [unreachedModules, trimmedModules, sharedCopies],
  })
  return metafile
}
