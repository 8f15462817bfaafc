import { bundleFunction } from './bundle-function.ts'

/** A process of its own: bundles a function into a directory, without the packages that are named after that. */
const [, , entry, outdir, ...external] = process.argv
if (entry === undefined || outdir === undefined) throw new Error('Cannot bundle: no function or no directory is named')
await bundleFunction({ entry, outdir, external })
