import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { bundleFunction } from '../../infra/bundling/bundle-function.ts'

/** A script, bundled as the functions are, to be run in processes of its own. */
export interface Bundle extends Disposable {
  /** What the script writes, as JSON, when it is run with these arguments. */
  run(...parts: readonly string[]): unknown
}

export async function bundle(script: URL): Promise<Bundle> {
  const outdir = mkdtempSync(join(tmpdir(), 'tidings-article-'))
  await bundleFunction({ entry: fileURLToPath(script), outdir })
  return {
    run: (...parts) =>
      JSON.parse(execFileSync(process.execPath, [join(outdir, 'index.mjs'), ...parts], { encoding: 'utf8' })),
    [Symbol.dispose]: () => rmSync(outdir, { recursive: true }),
  }
}
