import { type BundlingOptions, LogLevel } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'

/** Context under which functions run on this machine, with what is installed here. */
export const runsHere = 'tidings:runs-here'

/**
 * How `sharp` gets into a function: with its binaries for Lambda on arm64, as package-lock.json pins them, installed at the
 * synthesis. For a stack that runs on this machine it is the one installed here, and the network is left alone.
 */
export const bundleSharp = ({ node }: Construct, rootDir: string): BundlingOptions =>
  node.tryGetContext(runsHere) === true
    ? {
        externalModules: ['sharp'],
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (_, outputDir) => linkPackage('sharp', rootDir, outputDir),
        },
      }
    : {
        nodeModules: ['sharp'],
        // npm does not know `warning`.
        logLevel: LogLevel.ERROR,
        environment: {
          npm_config_os: 'linux',
          npm_config_cpu: 'arm64',
          npm_config_libc: 'glibc',
          npm_config_prefer_offline: 'true',
        },
      }

/** A file and not a symbolic link, since assets are hashed with all that their links lead to. */
function linkPackage(name: string, rootDir: string, outputDir: string): string[] {
  const folder = `${outputDir}/node_modules/${name}`
  const source = `module.exports = require(${JSON.stringify(`${rootDir}node_modules/${name}`)})`
  return [`mkdir -p ${quoted(folder)}`, `printf %s ${quoted(source)} > ${quoted(`${folder}/index.js`)}`]
}

const quoted = (argument: string): string => `'${argument.replaceAll("'", String.raw`'\''`)}'`
