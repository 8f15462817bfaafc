import type { ArticleContent } from '../../shared/article/article.ts'
import { parseUpload, type ParsedUpload } from '../../shared/article/parse.ts'
import type { Complaint } from '../../shared/article/receipt.ts'
import { publication } from './publication.ts'

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

export const readUpload = async (key: string, body: string | Uint8Array): Promise<ParsedUpload> =>
  parseUpload({ key, bytes: bytesOf(body) }, publication)

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
