import { pagePath, type Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { localeAttributes } from './layout.ts'
import { markup, type Markup } from './markup.ts'

/** What a list says of an article. */
export type ArticleLine = Pick<Article, 'slug' | 'title' | 'summary' | 'language' | 'published' | 'updated'>

/** The attributes of what is in an article's language where the page around it is in the publication's. */
export const articleLocale = (language: string, publication: Publication): Markup | undefined =>
  language === publication.language ? undefined : markup` ${localeAttributes(language)}`

export const renderArticleLine = (line: ArticleLine, publication: Publication): Markup =>
  markup`<li${articleLocale(line.language, publication)}>
    <h3><a href="${pagePath(line)}">${line.title}</a></h3>
    <p>${line.summary}</p>
  </li>`
