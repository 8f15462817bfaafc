/** A picture made fit for the web: upright, no wider than a page shows, and without what its camera knew of place and time. */
export interface PreparedPicture {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** Without dot. */
  readonly extension: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Why a file cannot be shown as a picture. */
export type PictureFault = 'damaged' | 'drawing' | 'unknown' | 'too wide'

/** Makes pictures fit for the web. The same file becomes the same bytes. */
export interface PictureStudio {
  prepare(bytes: Uint8Array): Promise<PreparedPicture | PictureFault>
}

/** Where the pictures of the articles are on the site: files that never change, each below its article's id. */
export interface Media {
  /** Writes a file whose name says what is in it; one that is there already stays. `path` has no leading slash. */
  put(path: string, picture: Pick<PreparedPicture, 'bytes' | 'contentType'>): Promise<void>
  /** Removes every file of an article. */
  removeAll(articleId: string): Promise<void>
}

/**
 * Which uploads want to show which picture. A row is written before the picture is looked for, and never removed: so whoever puts
 * a picture there finds every upload that has missed it. A row that is out of date costs a look.
 */
export interface PictureInterests {
  add(pictureKey: string, uploadKey: string): Promise<void>
  /** Keys of uploads, in any order. Every read is consistent; all pages are read. */
  of(pictureKey: string): Promise<readonly string[]>
}

/** Fetches a picture from the public web, and from nowhere else. */
export interface PictureWeb {
  read(address: string): Promise<Uint8Array | WebFault>
}

/** Why a picture cannot be had from the web: `private` is an address that the public web does not have. */
export type WebFault = 'private' | 'unreachable' | 'missing' | 'too slow' | 'too large'
