import { feedStylesheetPath, renderFeedStylesheet } from '../feeds/feed-stylesheet.ts'
import { renderNotFoundPage } from '../site/not-found.ts'
import { renderRobots } from '../site/robots.ts'
import type { ListGroup, ListPorts } from './list-group.ts'
import { contentTypes, fileAt, type SiteFile } from './site-host.ts'

/** Files that no article changes: they are made of the publication, by this version of the program. */
export function fixedGroup({ publication }: Pick<ListPorts, 'publication'>): ListGroup {
  const files: readonly SiteFile[] = [
    { path: '404.html', contentType: contentTypes.html, body: renderNotFoundPage(publication) },
    { path: 'robots.txt', contentType: contentTypes.text, body: renderRobots(publication) },
    { path: fileAt(feedStylesheetPath), contentType: contentTypes.css, body: renderFeedStylesheet(publication) },
  ]
  return { paths: files.map(({ path }) => path), read: async () => undefined, render: () => files }
}
