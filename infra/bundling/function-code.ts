import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'

import { placeSharp, runsHere } from './place-sharp.ts'

const functionsDir = fileURLToPath(new URL('../../functions/', import.meta.url))
const bundleProcess = fileURLToPath(new URL('bundle-process.ts', import.meta.url))

/**
 * The code of one function, bundled when the stack is synthesized; in a process of its own, since a synthesis waits for nothing.
 *
 * @param entry name of the file in `functions/` that exports `handler`, without extension
 */
export function functionCode(scope: Construct, entry: string, { pictures }: { pictures: boolean }): Code {
  const external = pictures ? ['sharp'] : []
  return Code.fromAsset(functionsDir, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run; by it the CDK tells the bundles of one synthesis apart.
      image: DockerImage.fromRegistry('unused'),
      command: [entry, ...external, String(scope.node.tryGetContext(runsHere))],
      local: {
        tryBundle(outdir) {
          const file = `${functionsDir}${entry}.ts`
          execFileSync(process.execPath, [bundleProcess, file, outdir, ...external], { stdio: ['ignore', 2, 2] })
          if (pictures) placeSharp(scope)(outdir)
          return true
        },
      },
    },
  })
}
