import type { Root } from 'hast'
import type { ArticleImage, Author } from './article.ts'

/** What one format's reader finds in an upload below its front matter: nothing is checked for safety or length yet. */
export interface Draft {
  readonly body: Root
  readonly title?: string
  readonly summary?: string
  readonly authors?: readonly Author[]
  readonly tags?: readonly string[]
  /** BCP 47. */
  readonly language?: string
  readonly image?: ArticleImage
  /** ISO 8601 in UTC with milliseconds. */
  readonly date?: string
  readonly updated?: string
  readonly canonical?: string
  /** The address that relative ones start from. */
  readonly baseUrl?: string
  /** Pictures inside the upload, by what stands for them as the `src` of their elements. */
  readonly inside?: ReadonlyMap<string, Uint8Array>
  readonly notes: readonly string[]
}
