import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'

import { type NativePackage, placeFiles, placePackages, runsHere } from './place-packages.ts'

const functionsDir = fileURLToPath(new URL('../../functions/', import.meta.url))
const bundleProcess = fileURLToPath(new URL('bundle-process.ts', import.meta.url))

/** What goes with a bundle and is no part of it. */
export interface BesideBundle {
  readonly packages?: readonly NativePackage[]
  /** Files of packages, such as `package/path/in/it`, that are read when they are needed. */
  readonly files?: readonly string[]
}

/**
 * The code of one function, bundled when the stack is synthesized; in a process of its own, since a synthesis waits for nothing.
 *
 * @param entry name of the file in `functions/` that exports `handler`, without extension
 */
export function functionCode(scope: Construct, entry: string, { packages = [], files = [] }: BesideBundle): Code {
  return Code.fromAsset(functionsDir, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run; by it the CDK tells the bundles of one synthesis apart.
      image: DockerImage.fromRegistry('unused'),
      command: [entry, ...packages, String(scope.node.tryGetContext(runsHere))],
      local: {
        tryBundle(outdir) {
          const file = `${functionsDir}${entry}.ts`
          execFileSync(process.execPath, [bundleProcess, file, outdir, ...packages], { stdio: ['ignore', 2, 2] })
          if (packages.length > 0) placePackages(scope, packages)(outdir)
          placeFiles(outdir, files)
          return true
        },
      },
    },
  })
}
