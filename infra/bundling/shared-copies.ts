import { dirname } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Packages that npm installs several times in one version, because another version stands at the top: importers whose paths match
 * all get the copy of `from`.
 */
const copies = [
  { name: 'zod', importers: /\/node_modules\/@atproto\//, from: '@atproto/api' },
  { name: 'entities', importers: /\/node_modules\/markdown-it\//, from: 'parse5' },
] as const

/** Bundles one copy of a package where npm installed several of the same version. */
export const sharedCopies: Plugin = {
  name: 'shared copies',
  setup(esbuild) {
    for (const { name, importers, from } of copies) {
      esbuild.onResolve(
        { filter: new RegExp(`^${name}(?:/|$)`) },
        async ({ path, importer, kind, resolveDir, pluginData }) => {
          if (!importers.test(importer) || pluginData === sharedCopies) return undefined
          const owner = await esbuild.resolve(from, { kind, resolveDir, pluginData: sharedCopies })
          return esbuild.resolve(path, { kind, resolveDir: dirname(owner.path), pluginData: sharedCopies })
        },
      )
    }
  },
}
