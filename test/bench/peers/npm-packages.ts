import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A package that is no dependency of the project. */
export interface NpmPackage {
  readonly name: string
  readonly version: string
  readonly module: Readonly<Record<string, unknown>>
}

/** Installs a package from npm into the folder and imports it; `undefined`: it could not be installed. */
export async function installPackage(folder: string, name: string): Promise<NpmPackage | undefined> {
  writeFileSync(join(folder, 'package.json'), '{}')
  try {
    execFileSync('npm', ['install', '--silent', '--no-audit', '--ignore-scripts', name], {
      cwd: folder,
      stdio: 'ignore',
    })
  } catch {
    return undefined
  }
  const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const entry = createRequire(join(folder, 'index.js')).resolve(name)
  return { name, version, module: (await import(pathToFileURL(entry).href)) as Record<string, unknown> }
}
