import { scriptOf } from '../article/direction.ts'
import { Markup } from './markup.ts'
import { articleStyles } from './styles-article.ts'
import { bodyStyles } from './styles-body.ts'
import { baseStyles, scriptStyles } from './styles-base.ts'
import { frontStyles } from './styles-front.ts'
import { listStyles } from './styles-list.ts'
import { noticeStyles } from './styles-notice.ts'

export type PageKind = 'front' | 'article' | 'list' | 'notice'

const stylesOf: Readonly<Record<PageKind, string>> = {
  front: frontStyles,
  article: articleStyles,
  list: listStyles,
  notice: noticeStyles,
}

/** What a page is made of, as far as its design depends on it. */
export interface Design {
  readonly kind: PageKind
  /** The languages that much of it is in. */
  readonly languages: readonly string[]
  /** The names of the elements of an article's body. */
  readonly elements?: ReadonlySet<string>
}

/** The design of a page, which carries it: no second request, and no page changes its looks before its words. */
export function stylesheet({ kind, languages, elements = new Set() }: Design): Markup {
  const isLatin = languages.every((language) => scriptOf(language) === 'Latn')
  const scripts = kind === 'article' && isLatin ? '' : scriptStyles
  return new Markup((baseStyles + stylesOf[kind] + bodyStyles(elements) + scripts).replaceAll('\n', ''))
}
