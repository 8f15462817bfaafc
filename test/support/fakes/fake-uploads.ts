import { createHash } from 'node:crypto'

import type { OversizeObject, UploadedObject, Uploads, UploadsPage } from '../../../shared/pipeline/uploads.ts'

/** S3 lists this many objects a page. */
const pageSize = 1000

/** The uploads bucket in memory. */
export class FakeUploads implements Uploads {
  readonly objects = new Map<string, UploadedObject>()

  put(key: string, text: string, lastModifiedMs: number): void {
    const bytes = new TextEncoder().encode(text)
    const etag = createHash('md5').update(bytes).digest('hex')
    this.objects.set(key, { bytes, etag, lastModifiedMs: Math.floor(lastModifiedMs / 1000) * 1000 })
  }

  async get(key: string, limitBytes: number): Promise<UploadedObject | OversizeObject | undefined> {
    const object = this.objects.get(key)
    if (!object || object.bytes.length <= limitBytes) return object
    const { etag, lastModifiedMs, bytes } = object
    return { etag, lastModifiedMs, sizeBytes: bytes.length }
  }

  async list(page?: string): Promise<UploadsPage> {
    const keys = [...this.objects.keys()].toSorted()
    const start = page === undefined ? 0 : keys.findIndex((key) => key > page)
    const listed = start < 0 ? [] : keys.slice(start, start + pageSize)
    const objects = listed.flatMap((key) => {
      const object = this.objects.get(key)
      return object ? [{ key, etag: object.etag, lastModifiedMs: object.lastModifiedMs }] : []
    })
    const last = listed.at(-1)
    return last !== undefined && last !== keys.at(-1) ? { objects, next: last } : { objects }
  }
}
