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

/** Where editors put their files. */
export interface Uploads {
  /** `undefined`: there is no such object. An object of more than `limitBytes` is not read. */
  get(key: string, limitBytes: number): Promise<UploadedObject | OversizeObject | undefined>
  /** Every object's key and ETag, page by page. */
  list(): AsyncIterable<readonly { key: string; etag: string }[]>
}
