import type { ArticleContent } from '../../shared/article/article.ts'
import { parseUpload, type ParsedUpload } from '../../shared/article/parse.ts'
import { placePictures } from '../../shared/article/place-pictures.ts'
import type { PlacedPicture } from '../../shared/article/picture.ts'
import type { Complaint } from '../../shared/article/receipt.ts'
import { publication } from './publication.ts'

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

/** What an upload becomes when none of its pictures is among the uploads. */
export async function readUpload(key: string, body: string | Uint8Array): Promise<ParsedUpload> {
  const parsed = await parseUpload({ key, bytes: bytesOf(body) }, publication)
  if (parsed.outcome === 'rejected') return parsed
  const unplaced = parsed.pictures.map(({ src, source }): [string, PlacedPicture] => [
    src,
    source.kind === 'web' ? { otherwise: source.address } : source.kind === 'upload' ? source : {},
  ])
  return { ...parsed, content: placePictures(parsed.content, new Map(unplaced), publication.siteUrl) }
}

/** @throws {Error} with the complaints when the upload is rejected */
export async function readAccepted(
  key: string,
  body: string | Uint8Array,
): Promise<ArticleContent & { readonly notes: readonly string[] }> {
  const parsed = await readUpload(key, body)
  if (parsed.outcome === 'rejected') throw new Error(JSON.stringify(parsed.complaints))
  return { ...parsed.content, notes: parsed.notes }
}

/** @throws {Error} when the upload is accepted */
export async function readComplaints(key: string, body: string | Uint8Array): Promise<readonly Complaint[]> {
  const parsed = await readUpload(key, body)
  if (parsed.outcome === 'accepted') throw new Error(`Accepted: ${parsed.content.title}`)
  return parsed.complaints
}
