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

/** Some of the objects, by key. */
export interface UploadsPage {
  readonly objects: readonly { readonly key: string; readonly etag: string }[]
  readonly next?: string
}

/** Where editors put their files. */
export interface Uploads {
  /** `undefined`: there is no such object. An object of more than `limitBytes` is not read. */
  get(key: string, limitBytes: number): Promise<UploadedObject | OversizeObject | undefined>
  /** One page of the objects; `next` names the page after it, and is absent on the last. */
  list(page?: string): Promise<UploadsPage>
}
