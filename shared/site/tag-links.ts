import type { Article } from '../article/article.ts'
import { directionOf } from '../article/direction.ts'
import { tagSlug } from '../article/tags.ts'
import type { Publication } from '../publication.ts'
import { labelsIn } from './labels.ts'
import { localeWithin } from './locale.ts'
import { markup, type Markup } from './markup.ts'
import { tagPath } from './site-paths.ts'

function renderTag(tag: string, { language }: Pick<Article, 'language'>): Markup {
  const direction = directionOf(language) === 'rtl' ? markup` dir="auto"` : undefined
  return markup`<a rel="tag" href="${tagPath(tagSlug(tag))}"${direction}>${tag}</a>`
}

/** An article's first tag, as the line above its title. */
export function renderKicker({ tags: [tag], language }: Pick<Article, 'tags' | 'language'>): Markup | undefined {
  return tag === undefined ? undefined : markup`<p class="kicker">${renderTag(tag, { language })}</p>`
}

/** Every tag of an article, where the text around is in the publication's language. */
export function renderTags(
  { tags, language }: Pick<Article, 'tags' | 'language'>,
  publication: Publication,
): Markup | undefined {
  if (tags.length === 0) return undefined
  return markup`<ul class="tags" aria-label="${labelsIn(publication.language).tags}"${localeWithin(language, publication.language)}>
    ${tags.map((tag) => markup`<li>${renderTag(tag, { language })}</li>`)}
  </ul>`
}
