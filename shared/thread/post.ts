/** `app.bsky.richtext.facet`: a range of UTF-8 bytes, start inclusive and end exclusive, and what it is. */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly FacetFeature[]
}

export type FacetFeature =
  | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
  | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string }
  | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly did: string }

/** A blob reference as JSON: `{ $type: 'blob', ref: { $link }, mimeType, size }`. */
export interface ThumbBlob {
  readonly $type: 'blob'
  readonly ref: { readonly $link: string }
  readonly mimeType: string
  readonly size: number
}

/** What `app.bsky.embed.external` shows below a post. */
export interface Card {
  readonly uri: string
  readonly title: string
  readonly description: string
  readonly thumb?: ThumbBlob
}

/** One post before it has a place: what `app.bsky.feed.post` says, at most 300 graphemes and 3,000 bytes. */
export interface Post {
  readonly text: string
  readonly facets: readonly Facet[]
  /** BCP 47, at most 3. */
  readonly langs: readonly string[]
  /** Without `#`, at most 8. */
  readonly tags: readonly string[]
  readonly card?: Card
}

/** The posts about one article, in order; at least one. */
export type Thread = readonly Post[]
