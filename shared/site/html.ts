/** Markup that is safe to put into a page as it is. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

/** What a template takes: text is escaped, markup is not, lists are joined, and nothing is nothing. */
export type Fragment = string | number | Html | undefined | readonly Fragment[]

/** A template for HTML whose values are escaped for text and for quoted attributes; its own indentation is not sent. */
export const html = (strings: TemplateStringsArray, ...values: readonly Fragment[]): Html =>
  new Html(
    strings
      .map((string, index) => `${index === 0 ? '' : markupOf(values[index - 1])}${string.replace(/\n\s+/g, '\n')}`)
      .join(''),
  )

/** A script element that browsers do not run, with `data` as JSON; no text in it can end the element. */
export const jsonScript = (type: string, data: object): Html =>
  html`<script type="${type}">
    ${new Html(JSON.stringify(data).replaceAll('<', String.raw`\u003c`))}
  </script>`

function markupOf(value: Fragment): string {
  if (value === undefined) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(markupOf).join('')
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
