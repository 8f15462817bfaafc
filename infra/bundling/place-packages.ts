import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Construct } from 'constructs'

/** Context under which functions run on this machine, with what is installed here. */
export const runsHere = 'tidings:runs-here'

/** Packages that go beside a bundle and not into it, because they are native code. */
export type NativePackage = 'sharp' | '@takumi-rs/core'

type Place = (outdir: string) => void

const lockFile = fileURLToPath(new URL('../../package-lock.json', import.meta.url))
const installed = (name: string): string => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url))

/** How native packages get into the directory of a bundle: installed for Lambda, or for a stack that runs here those of this machine. */
export const placePackages = ({ node }: Construct, names: readonly NativePackage[]): Place =>
  node.tryGetContext(runsHere) === true ? linkPackages(names) : installPackages(names)

/** With their binaries for Lambda on arm64, in the versions that package-lock.json pins. */
const installPackages =
  (names: readonly NativePackage[]): Place =>
  (outdir) => {
    const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
      packages: Readonly<Record<string, { version: string } | undefined>>
    }
    const dependencies = Object.fromEntries(names.map((name) => [name, packages[`node_modules/${name}`]?.version]))
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

/** Files and not symbolic links, since assets are hashed with all that their links lead to. */
const linkPackages =
  (names: readonly NativePackage[]): Place =>
  (outdir) => {
    for (const name of names) {
      mkdirSync(`${outdir}/node_modules/${name}`, { recursive: true })
      const target = JSON.stringify(installed(name))
      writeFileSync(`${outdir}/node_modules/${name}/index.js`, `module.exports = require(${target})`)
    }
  }

/** Copies files of installed packages to where a bundle finds them by the same names: `package/path/in/it`. */
export function placeFiles(outdir: string, files: readonly string[]): void {
  for (const file of files) {
    const target = `${outdir}/node_modules/${file}`
    mkdirSync(target.slice(0, target.lastIndexOf('/')), { recursive: true })
    copyFileSync(installed(file), target)
  }
}
