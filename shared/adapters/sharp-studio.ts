import type { PictureFault, PictureStudio } from '../pipeline/pictures.ts'
import { loadSharp, type Sharp } from './load-sharp.ts'

/** Pixels. */
const widest = 2_400
/** Of all frames together: what is more takes long to read and much memory. */
const pixelLimit = 60_000_000

/** What becomes of each format that is read; what only few programs show becomes a JPEG, or a PNG where it can be seen through. */
const outputs: Readonly<Record<string, 'jpeg' | 'png' | 'webp' | 'gif' | 'photo'>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  heif: 'photo',
  tiff: 'photo',
}

/** Pictures by sharp, which is loaded when the first one comes. */
export function createSharpStudio(): PictureStudio {
  return {
    async prepare(bytes) {
      if (isDrawing(bytes)) return 'drawing'
      const sharp = await loadSharp()
      try {
        return await prepareWith(sharp, bytes)
      } catch (error) {
        return faultOf(error)
      }
    },
  }
}

async function prepareWith(sharp: Sharp, bytes: Uint8Array) {
  const input = { limitInputPixels: pixelLimit, failOn: 'error', sequentialRead: true } as const
  const { format, width, height, pages = 1, hasAlpha } = await sharp(bytes, input).metadata()
  const output = outputs[format]
  if (output === undefined) return 'unknown'
  const animated = pages > 1 && (output === 'gif' || output === 'webp') && width * height * pages <= pixelLimit
  const picture = sharp(bytes, { ...input, animated, ...(animated && { sequentialRead: false }) })
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb')
  const opaque = output === 'photo' && !hasAlpha
  const kind = output === 'photo' ? (opaque ? 'jpeg' : 'png') : output
  const encoded = {
    jpeg: () => picture.jpeg({ quality: 82, progressive: true }),
    png: () => picture.png({ compressionLevel: 9 }),
    webp: () => picture.webp({ quality: 82 }),
    gif: () => picture.gif(),
  }[kind]()
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
  return {
    bytes: data,
    contentType: `image/${kind}`,
    extension: kind === 'jpeg' ? 'jpg' : kind,
    width: info.width,
    height: info.pageHeight ?? info.height,
  }
}

/** SVG is text: after a byte order mark, a declaration or comments, an element of this name. */
function isDrawing(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1')
  return (start[0] === '\x1f' && start[1] === '\x8b') || /^\W{0,10}<(?:\?xml|!--|!doctype|svg)/i.test(start)
}

function faultOf(error: unknown): PictureFault {
  const message = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(message)) return 'too wide'
  return /unsupported|blocked|not known/i.test(message) ? 'unknown' : 'damaged'
}
