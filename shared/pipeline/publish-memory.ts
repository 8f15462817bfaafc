import type { PublicationPlace } from './account.ts'
import { outlineOf, type ArticleOutline } from './article-outline.ts'
import type { ArticleRecord } from './article-record.ts'
import { BoundedMemory } from './bounded-memory.ts'
import type { HostedFile } from './site-host.ts'
import type { VolumeHead } from './volumes.ts'

const maxCharacters = 32_000_000

/**
 * What one process remembers from one publication to the next, so that it need not be read again. Nothing of it is
 * believed: a record is what is remembered only if it has that revision still; a file is written over only if it has
 * that ETag still, and is looked at before it is left alone.
 */
export class PublishMemory {
  readonly files = new BoundedMemory<HostedFile>(({ body }) => body.length, maxCharacters)
  readonly heads = new BoundedMemory<VolumeHead>(({ ids }) => 1 + ids.length, 100_000)
  /** Whether the files that are made of the publication alone are up to date: another version of them is another process. */
  hasFixedFiles = false
  /** The place in the account that the site was seen to name: a publication never gets another. */
  namedPlace: PublicationPlace | undefined
  readonly #records = new BoundedMemory<ArticleRecord>(
    ({ publishing }) => 1_000 + (publishing?.article.bodyHtml.length ?? 0),
    maxCharacters,
  )
  readonly #outlines = new BoundedMemory<ArticleOutline>(() => 1_000, maxCharacters)

  /** As it was read last. */
  recordOf(id: string): ArticleRecord | undefined {
    return this.#records.get(id)
  }

  /** As it was read last. */
  outlineOf(id: string): ArticleOutline | undefined {
    return this.#outlines.get(id)
  }

  keepRecord(record: ArticleRecord): void {
    this.#records.set(record.id, record)
    const outline = outlineOf(record)
    if (outline) this.keepOutline(outline)
  }

  keepOutline(outline: ArticleOutline): void {
    this.#outlines.set(outline.article.id, outline)
  }
}
