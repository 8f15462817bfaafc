import { createHash } from 'node:crypto'

import type {
  Media,
  PictureFault,
  PictureInterests,
  PictureStudio,
  PictureWeb,
  PreparedPicture,
  WebFault,
} from '../../../shared/pipeline/pictures.ts'

/** Interests in memory. */
export class FakeInterests implements PictureInterests {
  readonly rows = new Map<string, Set<string>>()

  async add(pictureKey: string, uploadKey: string): Promise<void> {
    this.rows.set(pictureKey, (this.rows.get(pictureKey) ?? new Set()).add(uploadKey))
  }

  async of(pictureKey: string): Promise<readonly string[]> {
    return [...(this.rows.get(pictureKey) ?? [])]
  }
}

/** The site's pictures in memory, with every write that was made. */
export class FakeMedia implements Media {
  readonly files = new Map<string, Pick<PreparedPicture, 'bytes' | 'contentType'>>()
  readonly writes: string[] = []

  async put(path: string, picture: Pick<PreparedPicture, 'bytes' | 'contentType'>): Promise<void> {
    if (this.files.has(path)) return
    this.files.set(path, picture)
    this.writes.push(path)
  }

  async removeAll(articleId: string): Promise<void> {
    for (const path of this.files.keys()) if (path.startsWith(`media/${articleId}/`)) this.files.delete(path)
  }
}

/** Takes for a picture what begins with the word, and leaves it as it is. */
export class FakeStudio implements PictureStudio {
  async prepare(bytes: Uint8Array): Promise<PreparedPicture | PictureFault> {
    if (!new TextDecoder().decode(bytes).startsWith('picture')) return 'damaged'
    return { bytes, contentType: 'image/jpeg', extension: 'jpg', width: 1200, height: 800 }
  }
}

/** The web in memory: pictures by their addresses. */
export class FakeWeb implements PictureWeb {
  readonly pictures = new Map<string, Uint8Array>()

  async read(address: string): Promise<Uint8Array | WebFault> {
    return this.pictures.get(address) ?? 'missing'
  }
}

/** The name that the site gives a picture that `FakeStudio` prepared. */
export const mediaPath = (articleId: string, picture: string): string =>
  `media/${articleId}/${createHash('sha256').update(picture).digest('hex').slice(0, 32)}.jpg`
