import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Construct } from 'constructs'

/** Context under which functions run on this machine, with what is installed here. */
export const runsHere = 'tidings:runs-here'

const lockFile = fileURLToPath(new URL('../../package-lock.json', import.meta.url))
const installed = fileURLToPath(new URL('../../node_modules/sharp', import.meta.url))

/** How `sharp`, which is native code, gets into the directory of a bundle: one installed for Lambda, or for a stack that runs here the one of this machine. */
export const placeSharp = ({ node }: Construct): ((outdir: string) => void) =>
  node.tryGetContext(runsHere) === true ? linkSharp : installSharp

/** With its binaries for Lambda on arm64, in the version that package-lock.json pins. */
function installSharp(outdir: string): void {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages: { 'node_modules/sharp': { version: string } }
  }
  const dependencies = { sharp: packages['node_modules/sharp'].version }
  writeFileSync(`${outdir}/package.json`, JSON.stringify({ dependencies }))
  copyFileSync(lockFile, `${outdir}/package-lock.json`)
  const platform = ['--os=linux', '--cpu=arm64', '--libc=glibc']
  execFileSync('npm', ['ci', ...platform, '--prefer-offline', '--ignore-scripts', '--loglevel=error'], {
    cwd: outdir,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (const name of ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'])
    rmSync(`${outdir}/${name}`, { force: true })
}

/** A file and not a symbolic link, since assets are hashed with all that their links lead to. */
function linkSharp(outdir: string): void {
  mkdirSync(`${outdir}/node_modules/sharp`, { recursive: true })
  writeFileSync(`${outdir}/node_modules/sharp/index.js`, `module.exports = require(${JSON.stringify(installed)})`)
}
