/** HTML that is safe to put into a page as it is. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

/** What a template takes: text is escaped, markup is not, lists are joined, and nothing is nothing. */
export type Fragment = string | number | Markup | undefined | readonly Fragment[]

/** A template for HTML whose values are escaped for text and for quoted attributes; its own indentation is not sent. */
export const markup = (strings: TemplateStringsArray, ...values: readonly Fragment[]): Markup =>
  new Markup(
    strings
      .map((string, index) => `${index === 0 ? '' : htmlOf(values[index - 1])}${string.replace(/\n\s+/g, '\n')}`)
      .join(''),
  )

/** A script element that browsers do not run, with `data` as JSON; no text in it can end the element. */
export const jsonScript = (type: string, data: object): Markup =>
  markup`<script type="${type}">${new Markup(JSON.stringify(data).replaceAll('<', String.raw`\u003c`))}</script>`

function htmlOf(value: Fragment): string {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.html
  if (typeof value === 'object') return value.map(htmlOf).join('')
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
