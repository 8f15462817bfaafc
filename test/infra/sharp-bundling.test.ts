import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { App } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'

import { bundleSharp, runsHere } from '../../infra/sharp-bundling.ts'

const rootDir = fileURLToPath(new URL('../../', import.meta.url))

describe('bundleSharp', () => {
  it('installs what Lambda on arm64 needs, as the lock file pins it', () => {
    expect(bundleSharp(new App(), rootDir)).toMatchObject({
      nodeModules: ['sharp'],
      environment: { npm_config_os: 'linux', npm_config_cpu: 'arm64', npm_config_libc: 'glibc' },
    })
  })

  it('installs nothing for a stack that runs here, and leads to the package of this machine', () => {
    const { nodeModules, externalModules, commandHooks } = bundleSharp(
      new App({ context: { [runsHere]: true } }),
      rootDir,
    )
    const outputDir = mkdtempSync(join(tmpdir(), "tidings-o'clock-"))
    for (const command of commandHooks?.afterBundling(rootDir, outputDir) ?? []) execFileSync('bash', ['-c', command])
    const bundled = createRequire(join(outputDir, 'index.mjs'))

    expect(nodeModules).toBeUndefined()
    expect(externalModules).toEqual(['sharp'])
    expect(realpathSync(bundled.resolve('sharp'))).toBe(realpathSync(join(outputDir, 'node_modules/sharp/index.js')))
    expect(bundled('sharp')).toBe(createRequire(import.meta.url)('sharp'))
  })
})
