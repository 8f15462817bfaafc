import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { App } from 'aws-cdk-lib'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { placeSharp, runsHere } from '../../infra/bundling/place-sharp.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('placeSharp', () => {
  it('installs what Lambda on arm64 needs, as the lock file pins it', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'tidings-'))
    const bin = join(outdir, 'bin')
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'npm'),
      '#!/bin/sh\necho "$@" > bin/asked\ncat package.json package-lock.json > bin/found\n',
    )
    chmodSync(join(bin, 'npm'), 0o755)
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`)

    placeSharp(new App())(outdir)

    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: { sharp: string } }
    expect(readFileSync(join(bin, 'asked'), 'utf8')).toMatch(/^ci --os=linux --cpu=arm64 --libc=glibc /)
    expect(readFileSync(join(bin, 'found'), 'utf8')).toBe(
      JSON.stringify({ dependencies: { sharp: dependencies.sharp } }) + readFileSync('package-lock.json', 'utf8'),
    )
  })

  it('installs nothing for a stack that runs here, and leads to the package of this machine', () => {
    const outdir = mkdtempSync(join(tmpdir(), "tidings-o'clock-"))

    placeSharp(new App({ context: { [runsHere]: true } }))(outdir)

    const bundled = createRequire(join(outdir, 'index.mjs'))
    expect(realpathSync(bundled.resolve('sharp'))).toBe(realpathSync(join(outdir, 'node_modules/sharp/index.js')))
    expect(bundled('sharp')).toBe(createRequire(import.meta.url)('sharp'))
  })
})
