import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

/** How an upload is written. */
export type Format = 'markdown' | 'web-page' | 'plain-text' | 'word'

const formats: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'web-page',
  htm: 'web-page',
  txt: 'plain-text',
  docx: 'word',
}

const pictures = new Set('jpg jpeg jfif png gif webp avif svg svgz heic heif tif tiff bmp'.split(' '))

const extensionOf = (key: string): string | undefined => /[^/]\.([^./]+)$/.exec(key)?.[1]

/** The extension of a key, as written and without its dot, if it is one that articles have. */
export function articleExtension(key: string): string | undefined {
  const extension = extensionOf(key)
  return extension !== undefined && Object.hasOwn(formats, extension.toLowerCase()) ? extension : undefined
}

/** Whether a key is a picture's: shown in articles, and none itself. */
export const isPicture = (key: string): boolean => pictures.has(extensionOf(key)?.toLowerCase() ?? '')

/** @throws {Rejection} for a folder marker and for every extension that cannot be read */
export function formatOf(key: string): Format {
  if (key.endsWith('/')) throw Rejection.of(messages.folder())
  const extension = extensionOf(key)?.toLowerCase()
  if (extension === undefined) throw Rejection.of(messages.noExtension())
  if (pictures.has(extension)) throw Rejection.of(messages.picture())
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined
  if (format === undefined) throw Rejection.of(messages.unknownExtension(extension))
  return format
}
