import type { Article } from '../article/article.ts'
import { tagSlug } from '../article/tags.ts'
import type { Tombstone } from '../feeds/feed-document.ts'
import { tagPath } from '../site/site-paths.ts'
import { renderTagPage } from '../site/tag-page.ts'
import { taggedWith } from './article-lists.ts'
import type { ArticlesReader } from './articles-reader.ts'
import { documentFiles, feedLength, renderDocument, type ListPorts } from './list-group.ts'
import type { FileGroup } from './publish-files.ts'
import { renderSound } from './render-sound.ts'
import { contentTypes, fileAt } from './site-host.ts'

interface TagState {
  readonly articles: readonly Article[]
  readonly tombstones: readonly Tombstone[]
}

const place = { kind: 'current' } as const

/** The feed and the page of one tag. It is called what its newest article calls it, and by its slug when it has none. */
export const tagGroup = ({ publication }: ListPorts, slug: string): FileGroup<ArticlesReader, TagState> => ({
  paths: [...documentFiles({ list: { kind: 'tag', tag: slug, slug }, place }), fileAt(tagPath(slug))],

  async read(reader) {
    const [articles, tombstones] = await Promise.all([
      reader.newest(taggedWith(slug), feedLength),
      reader.tombstones(slug),
    ])
    return { articles, tombstones }
  },

  render({ articles, tombstones }) {
    const tag = articles[0]?.tags.find((each) => tagSlug(each) === slug) ?? slug
    return [
      ...renderDocument({ publication, list: { kind: 'tag', tag, slug }, place, articles, tombstones }),
      {
        path: fileAt(tagPath(slug)),
        contentType: contentTypes.html,
        body: renderSound(articles, (sound) => renderTagPage({ publication, tag, slug, articles: sound })),
      },
    ]
  },
})
