import { stringify } from 'yaml'

import type { Author, ThreadWishes } from '../shared/article/article.ts'

/** What front matter says of an article; what is `undefined` is not said. */
export interface ArticleFields {
  readonly title: string
  readonly summary?: string | undefined
  readonly slug?: string | undefined
  readonly date?: string | undefined
  readonly updated?: string | undefined
  readonly publishAt?: string | undefined
  readonly authors?: readonly { readonly name: Author['name']; readonly url?: string | undefined }[]
  readonly tags?: readonly string[]
  readonly language?: string | undefined
  readonly image?: string | { readonly src: string; readonly alt: string; readonly caption?: string } | undefined
  readonly canonical?: string | undefined
  readonly correction?: string | undefined
  readonly draft?: true | undefined
  readonly id?: string | undefined
  readonly bluesky?: boolean | ThreadWishes
}

/** An article as a file that tidings reads: front matter, and the body as HTML. */
export function renderArticleFile(fields: ArticleFields, bodyHtml: string): Uint8Array {
  const said = Object.entries(fields).filter(([, value]) => !isNothing(value))
  const yaml = stringify(Object.fromEntries(said), {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    version: '1.2',
    schema: 'core',
  })
  return Buffer.from(`---\n${yaml}---\n\n${bodyHtml}\n`)
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
