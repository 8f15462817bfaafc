/** A picture that an article wants to show and whose file has to be found and made fit for the web first. */
export interface PictureWish {
  /** Stands for the picture in the content until it is placed; as no address begins, unless it is one on the web. */
  readonly src: string
  /** What its editor calls it. */
  readonly name: string
  readonly source: PictureSource
}

export type PictureSource =
  /** A file among the uploads; `otherwise` is its address on the web, where the page that was uploaded had one. */
  | { readonly kind: 'upload'; readonly key: string; readonly otherwise?: string }
  /** A file inside the upload itself. */
  | { readonly kind: 'inside'; readonly bytes: Uint8Array }
  | { readonly kind: 'web'; readonly address: string }

/** A picture as the site has it. */
export interface ShownPicture {
  /** Below the root of the site, without leading slash. */
  readonly path: string
  readonly contentType: string
  readonly byteLength: number
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What became of a wish: the picture, or else what is shown in its place, if anything; and what its editor should know. */
export interface PlacedPicture {
  readonly shown?: ShownPicture
  /** An address on the web. */
  readonly otherwise?: string
  readonly note?: string
}
