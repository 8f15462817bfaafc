import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { data } from 'franc/data.js'
import { afterAll, describe, expect, it } from 'vitest'

import { bundleFunction } from '../../infra/bundling/bundle-function.ts'
import { detectLanguage } from '../../shared/article/language.ts'
import { measureBundle } from './measure-bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidings-bundles-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bundles a file as a function is bundled, and imports it. */
async function importBundled(entry: string): Promise<unknown> {
  const outdir = mkdtempSync(join(folder, 'bundle-'))
  await bundleFunction({ entry, outdir })
  return import(pathToFileURL(join(outdir, 'index.mjs')).href)
}

describe('bundleFunction', () => {
  it('knows of the languages that it recognizes all that the detector knows', async () => {
    const { detectLanguage: detect } = (await importBundled('shared/article/language.ts')) as {
      detectLanguage: typeof detectLanguage
    }
    // What the detector takes for typical of each of its languages, recognized or not.
    const texts = Object.values(data).flatMap((models) =>
      Object.values(models).map((trigrams) => trigrams.split('|').join('')),
    )
    const detected = texts.map((text) => detectLanguage(text, 'en'))

    expect(new Set(detected).size).toBeGreaterThan(35)
    expect(texts.map((text) => detect(text, 'en'))).toEqual(detected)
  })

  it('leaves out what is never called, which would say so', async () => {
    const { default: zipfile } = (await importBundled('node_modules/mammoth/lib/zipfile.js')) as {
      default: { openArrayBuffer: (archive: ArrayBuffer) => unknown }
    }

    expect(() => zipfile.openArrayBuffer(new ArrayBuffer(0))).toThrow(
      'Cannot use jszip: it was left out of the bundle, since mammoth unpacks with it, and is given unpacked parts',
    )
  })

  it('leaves out what describes schemas, and keeps what checks with them', async () => {
    const zod = (await importBundled('node_modules/zod/index.js')) as typeof import('zod')

    expect(zod.object({ a: zod.string() }).safeParse({ a: 1 }).success).toBe(false)
    expect(() => zod.string().toJSONSchema()).toThrow('Cannot make a JSON Schema')
  })

  it('keeps the schemas of all methods that are called on a PDS', () => {
    const adapter = readFileSync('shared/adapters/bluesky.ts', 'utf8')

    expect(adapter.match(/\b(?:app|chat|tools)\.(?:bsky|ozone)\.\w+\.\w+\(/g)).toBeNull()
  })

  it.each(['ingest-article', 'publish-feeds', 'post-thread', 'reconcile'])('keeps %s small', async (name) => {
    const { initialBytes, totalBytes } = await measureBundle(name, join(folder, name))
    console.log(`${name}: ${initialBytes} bytes at the start, ${totalBytes} in all`)

    expect(initialBytes).toBeLessThan(1_300_000)
    expect(totalBytes).toBeLessThanOrEqual(1_600_000)
  })
})
