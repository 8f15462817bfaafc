import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

import { createSharpStudio } from '../../shared/adapters/sharp-studio.ts'
import type { PreparedPicture } from '../../shared/pipeline/pictures.ts'

const studio = createSharpStudio()

const blank = (width = 60, height = 40, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 10, g: 120, b: 130, alpha: 0.5 } } })

async function prepare(bytes: Uint8Array): Promise<PreparedPicture> {
  const prepared = await studio.prepare(bytes)
  if (typeof prepared === 'string') throw new Error(prepared)
  return prepared
}

const gps = {
  IFD0: { Make: 'Camera of a source', Artist: 'A. Source' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 18/1' },
}

describe('createSharpStudio', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('takes place, camera and names out of a %s', async (format) => {
    const bytes = await blank()
      .withExif(gps)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Berlin</x:xmpmeta>')
      .toFormat(format)
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const { exif, xmp, iptc, icc } = await sharp((await prepare(bytes)).bytes).metadata()
    expect({ exif, xmp, iptc, icc }).toEqual({})
    expect(Buffer.from((await prepare(bytes)).bytes).toString('latin1')).not.toMatch(/Source|Berlin|GPS/)
  })

  it('turns a picture as its camera was held', async () => {
    const bytes = await blank(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await prepare(bytes)).toMatchObject({ width: 40, height: 60 })
  })

  it.each([
    { from: [5000, 100], to: { width: 2400, height: 48 } },
    { from: [2400, 10], to: { width: 2400, height: 10 } },
    { from: [3, 5000], to: { width: 3, height: 5000 } },
  ] as const)('makes $from as wide as $to', async ({ from: [width, height], to }) => {
    expect(await prepare(await blank(width, height).png().toBuffer())).toMatchObject(to)
  })

  it.each([
    { from: 'jpeg', channels: 3, contentType: 'image/jpeg', extension: 'jpg' },
    { from: 'png', channels: 4, contentType: 'image/png', extension: 'png' },
    { from: 'webp', channels: 4, contentType: 'image/webp', extension: 'webp' },
    { from: 'gif', channels: 3, contentType: 'image/gif', extension: 'gif' },
    { from: 'avif', channels: 3, contentType: 'image/jpeg', extension: 'jpg' },
    { from: 'avif', channels: 4, contentType: 'image/png', extension: 'png' },
    { from: 'tiff', channels: 3, contentType: 'image/jpeg', extension: 'jpg' },
  ] as const)('makes $contentType of $from with $channels channels', async ({ from, channels, ...expected }) => {
    const prepared = await prepare(await blank(60, 40, channels).toFormat(from).toBuffer())
    expect(prepared).toMatchObject({ ...expected, width: 60, height: 40 })
    expect((await sharp(prepared.bytes).metadata()).format).toBe(expected.contentType.slice('image/'.length))
  })

  it.each(['gif', 'webp'] as const)('keeps a %s moving', async (format) => {
    const frames = await sharp(
      await Promise.all(
        ['red', 'green', 'blue'].map(async (background) =>
          sharp({ create: { width: 20, height: 10, channels: 3, background } })
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    )
      .toFormat(format, { delay: [100, 100, 100] })
      .toBuffer()
    const prepared = await prepare(frames)
    expect(prepared).toMatchObject({ width: 20, height: 10, contentType: `image/${format}` })
    expect((await sharp(prepared.bytes).metadata()).pages).toBe(3)
  })

  it('makes the same bytes of the same file', async () => {
    const bytes = await blank(300, 200).jpeg().toBuffer()
    expect((await prepare(bytes)).bytes).toEqual(((await createSharpStudio().prepare(bytes)) as PreparedPicture).bytes)
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  it.each([
    { name: 'a drawing', bytes: Buffer.from(svg), fault: 'drawing' },
    {
      name: 'a drawing with a declaration',
      bytes: Buffer.from(`\ufeff<?xml version="1.0"?>\n${svg}`),
      fault: 'drawing',
    },
    { name: 'a text', bytes: Buffer.from('just some words'), fault: 'unknown' },
    { name: 'nothing', bytes: Buffer.alloc(0), fault: 'damaged' },
    { name: 'a document', bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'), fault: 'unknown' },
  ])('refuses $name as $fault', async ({ bytes, fault }) => {
    expect(await studio.prepare(bytes)).toBe(fault)
  })

  it('refuses half a picture', async () => {
    const bytes = await blank(600, 400).jpeg().toBuffer()
    expect(await studio.prepare(bytes.subarray(0, bytes.length / 2))).toBe('damaged')
  })

  it('refuses a small file of very many pixels, and needs no memory for them', async () => {
    const bytes = await blank(12_000, 6_000).png().toBuffer()
    const before = process.memoryUsage().rss
    expect(await studio.prepare(bytes)).toBe('too wide')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })
})
