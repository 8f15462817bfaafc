import { brotliCompressSync, gzipSync } from 'node:zlib'

/** The types among those that CloudFront compresses which a site of pages and feeds has. */
const compressible =
  /^(text\/(html|css|plain|xml|javascript)|application\/(json|xml|javascript|rss\+xml|atom\+xml|feed\+json|ld\+json|xhtml\+xml)|image\/svg\+xml)\b/

const minBytes = 1_000
const maxBytes = 10_000_000

/** Compresses a body as CloudFront does, if the viewer takes it; `undefined` leaves it as it is. */
export function compressFor(
  acceptEncoding: string,
  contentType: string,
  body: Buffer,
): { readonly encoding: string; readonly body: Buffer } | undefined {
  if (!compressible.test(contentType) || body.length < minBytes || body.length > maxBytes) return undefined
  if (/\bbr\b/.test(acceptEncoding)) return { encoding: 'br', body: brotliCompressSync(body) }
  if (/\bgzip\b/.test(acceptEncoding)) return { encoding: 'gzip', body: gzipSync(body) }
  return undefined
}
