import type { FeedDocument } from '../feeds/feed-document.ts'
import { feedFiles } from '../feeds/feed-files.ts'
import type { Publication } from '../publication.ts'
import type { ReaderPorts } from './articles-reader.ts'
import type { ArticlesReader } from './articles-reader.ts'
import type { MonthParts } from './month-parts.ts'
import type { FileGroup } from './publish-files.ts'
import { fileAt, type SiteFile, type SiteHost } from './site-host.ts'

export interface ListPorts extends ReaderPorts {
  readonly publication: Publication
  readonly months: MonthParts
  readonly site: SiteHost
}

/** Files that list articles, with whatever they are made of. */
export type ListGroup = FileGroup<ArticlesReader, unknown>

/** Articles in a feed, on the home page and on the page of a tag. */
export const feedLength = 50

/** Where a document of a feed is, in every format. */
export const documentFiles = ({ list, place }: Pick<FeedDocument, 'list' | 'place'>): readonly string[] =>
  feedFiles(list, place).map(({ path }) => fileAt(path))

export const renderDocument = (document: FeedDocument): readonly SiteFile[] =>
  feedFiles(document.list, document.place).map(({ path, contentType, render }) => ({
    path: fileAt(path),
    contentType,
    body: render(document),
  }))
