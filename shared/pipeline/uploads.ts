/** One object of the uploads bucket, read whole. */
export interface UploadedObject {
  readonly bytes: Uint8Array
  readonly etag: string
  /** Milliseconds since the epoch. */
  readonly lastModifiedMs: number
}

/** An object too large to be read: only its size is known. */
export interface OversizeObject {
  readonly sizeBytes: number
  readonly etag: string
  readonly lastModifiedMs: number
}

/** What a listing tells of an object. */
export interface ListedUpload {
  readonly key: string
  readonly etag: string
  /** Milliseconds since the epoch. */
  readonly lastModifiedMs: number
}

/** Some of the objects, by key. */
export interface UploadsPage {
  readonly objects: readonly ListedUpload[]
  readonly next?: string
}

/** Where editors put their files. */
export interface Uploads {
  /** `undefined`: there is no such object. An object of more than `limitBytes` is not read. */
  get(key: string, limitBytes: number): Promise<UploadedObject | OversizeObject | undefined>
  /** One page of the objects; `next` names the page after it, and is absent on the last. */
  list(page?: string): Promise<UploadsPage>
}

/** Every object, a page at a time. */
export async function* listPages(uploads: Pick<Uploads, 'list'>): AsyncGenerator<readonly ListedUpload[]> {
  let page: UploadsPage | undefined
  do {
    page = await uploads.list(page?.next)
    yield page.objects
  } while (page.next !== undefined)
}
