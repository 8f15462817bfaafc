import type { WebPicture } from './pictures.ts'

/** Where an article first appeared, which may be its page, its picture, and the text of its body. */
export interface PageFacts {
  readonly canonical: string
  readonly picture: WebPicture | undefined
  readonly text: string
}
