import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/** A script, bundled as the functions are, to be run in processes of its own. */
export interface Bundle extends Disposable {
  /** What the script writes, as JSON, when it is run with these arguments. */
  run(...parts: readonly string[]): unknown
}

export function bundle(script: URL): Bundle {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-article-'))
  const outfile = join(folder, 'script.mjs')
  buildSync({
    entryPoints: [fileURLToPath(script)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  })
  return {
    run: (...parts) => JSON.parse(execFileSync(process.execPath, [outfile, ...parts], { encoding: 'utf8' })),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  }
}
