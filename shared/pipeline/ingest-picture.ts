import { articleId } from '../article/identity.ts'
import { messages } from '../article/messages.ts'
import { comparableKey } from '../article/picture-key.ts'
import type { Receipt } from '../article/receipt.ts'
import { uploadLimitBytes } from '../article/parse.ts'
import { reviseHere } from './article-store.ts'
import { ingestArticle, isStale, type IngestArticlePorts } from './ingest-article.ts'
import { advance } from './next-step.ts'
import { findShowing, notePictureShown } from './note-picture-shown.ts'
import { explainFault } from './settle-pictures.ts'
import { noticeDue, tellEditors } from './tell-editors.ts'
import type { UploadEvent } from './upload-event.ts'

/**
 * Reads every article again that wants to show this picture, and leaves the picture a receipt. Its record is written last: as long
 * as it is not, the next comparison takes the picture for new.
 */
export async function ingestPicture(ports: IngestArticlePorts, event: UploadEvent): Promise<void> {
  const { articles, uploads, publication, nowMs } = ports
  const { key } = event
  const id = articleId(key)
  if (isStale(event, await articles.get(id))) return
  const object = await uploads.get(key, uploadLimitBytes)
  for (const uploadKey of await ports.interests.of(comparableKey(key))) await ingestArticle(ports, { key: uploadKey })
  const judged = object && ('bytes' in object ? await judge(ports, object.bytes) : messages.pictureTooLarge())
  const { record, written } = await reviseHere(
    articles,
    async () => articles.get(id),
    async (present) => {
      // An article may have the name: `pier.jpg.md` beside `pier.jpg`.
      if (isStale(event, present) || present?.publishing) return undefined
      if (!object && !present) return undefined
      const sequencer = event.sequencer ?? present?.sequencer
      const seen = { uploadKey: key, etag: object?.etag, sequencer }
      if (!object) return advance(present ?? { id, revision: 0 }, seen, publication, nowMs())
      const at = new Date(object.lastModifiedMs).toISOString()
      const receipt: Receipt =
        judged === undefined
          ? { outcome: 'picture', at, shownIn: await findShowing(ports, key) }
          : { outcome: 'rejected', at, complaints: [{ message: judged }] }
      const due = judged === undefined ? undefined : noticeDue(ports, present, key, object.etag)
      return advance(present ?? { id, revision: 0 }, { ...seen, receipt, noticeDue: due }, publication, nowMs())
    },
  )
  if (record?.noticeDue && written) await tellEditors(ports, record)
  // An article that was read meanwhile found no receipt to put itself into.
  await notePictureShown(ports, key)
}

/** What is wrong with a picture; `undefined`: nothing. */
async function judge({ studio }: IngestArticlePorts, bytes: Uint8Array): Promise<string | undefined> {
  const prepared = await studio.prepare(bytes)
  return typeof prepared === 'string' ? messages.pictureRejected(explainFault(prepared)) : undefined
}
