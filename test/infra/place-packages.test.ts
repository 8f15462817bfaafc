import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { App } from 'aws-cdk-lib'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { cardFonts } from '../../shared/card-fonts.ts'
import { placeFiles, placePackages, runsHere } from '../../infra/bundling/place-packages.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('placePackages', () => {
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

    placePackages(new App(), ['sharp', '@takumi-rs/core'])(outdir)

    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Readonly<Record<'sharp' | '@takumi-rs/core', string>>
    }
    expect(readFileSync(join(bin, 'asked'), 'utf8')).toMatch(/^ci --os=linux --cpu=arm64 --libc=glibc /)
    expect(readFileSync(join(bin, 'found'), 'utf8')).toBe(
      JSON.stringify({
        dependencies: { sharp: dependencies.sharp, '@takumi-rs/core': dependencies['@takumi-rs/core'] },
      }) + readFileSync('package-lock.json', 'utf8'),
    )
  })

  it('installs nothing for a stack that runs here, and leads to the package of this machine', () => {
    const outdir = mkdtempSync(join(tmpdir(), "tidings-o'clock-"))

    placePackages(new App({ context: { [runsHere]: true } }), ['sharp', '@takumi-rs/core'])(outdir)

    const bundled = createRequire(join(outdir, 'index.mjs'))
    expect(realpathSync(bundled.resolve('sharp'))).toBe(realpathSync(join(outdir, 'node_modules/sharp/index.js')))
    expect(bundled('sharp')).toBe(createRequire(import.meta.url)('sharp'))
    expect(bundled('@takumi-rs/core')).toBe(createRequire(import.meta.url)('@takumi-rs/core'))
  })
})

describe('placeFiles', () => {
  it('puts the typefaces of cards where a bundle finds them by the names that they have here', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'tidings-'))

    placeFiles(outdir, cardFonts)

    const bundled = createRequire(join(outdir, 'index.mjs'))
    const here = createRequire(import.meta.url)
    expect(cardFonts.map((file) => readFileSync(bundled.resolve(file), 'base64'))).toEqual(
      cardFonts.map((file) => readFileSync(here.resolve(file), 'base64')),
    )
  })
})
