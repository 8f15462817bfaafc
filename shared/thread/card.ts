import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'

/** What a drawn card says, and in which colours. */
export interface Card extends Pick<Article, 'title' | 'language'>, Pick<Publication, 'colors'> {
  readonly publication: string
}

/** The card of an article; letters are composed (NFC), since typefaces have few marks to set upon others. */
export const composeCard = (
  { title, language }: Pick<Article, 'title' | 'language'>,
  { title: publication, colors }: Pick<Publication, 'title' | 'colors'>,
): Card => ({ title: title.normalize(), publication: publication.normalize(), language, colors })
