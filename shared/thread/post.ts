import type { StrongRef } from './strong-ref.ts'

/** `app.bsky.richtext.facet`: a range of UTF-8 bytes, start inclusive and end exclusive, and what it is. */
export interface Facet<Feature = FacetFeature> {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly Feature[]
}

type PlainFeature =
  | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
  | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string }

/** A feature as a record holds it. */
export type FacetFeature = PlainFeature | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly did: string }

/** A feature as it is composed: a mention has the handle that was written, lower case and without `@`. */
export type ComposedFeature =
  | PlainFeature
  | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly handle: string }

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
  /** The records that the card is about, as they stood when it was made. */
  readonly associatedRefs?: readonly StrongRef[]
}

/** One post before it has a place: what `app.bsky.feed.post` says, at most 300 graphemes and 3,000 bytes. */
export interface Post<Feature = FacetFeature> {
  readonly text: string
  readonly facets: readonly Facet<Feature>[]
  /** BCP 47, at most 3. */
  readonly langs: readonly string[]
  /** Without `#`, at most 8. */
  readonly tags: readonly string[]
  readonly card?: Card
}

/** The posts about one article, in order; at least one. */
export type Thread = readonly Post[]

/** A thread before its mentions are resolved. */
export type ComposedThread = readonly Post<ComposedFeature>[]
