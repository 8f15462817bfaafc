import type sharpLibrary from 'sharp'

export type Sharp = typeof sharpLibrary

/** What reads these formats, and nothing else: no drawings, documents or files of other programs. */
const loaders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((name) => `VipsForeignLoad${name}`)

let loaded: Promise<Sharp> | undefined

/** `sharp`, which is native code and large: loaded when the first picture comes, and once. */
export async function loadSharp(): Promise<Sharp> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: loaders })
  return sharp
}
