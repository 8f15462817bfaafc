/** How the elements of an article's text are set, apart from paragraphs: a page has the rules of those that it has. */
const rules: readonly { readonly of: readonly string[]; readonly css: string }[] = [
  { of: ['h2'], css: `.body h2{margin:1.9em 0 .5em;font-size:1.35em}` },
  { of: ['h3'], css: `.body h3{margin:1.7em 0 .5em;font-size:1.15em}` },
  { of: ['h4', 'h5', 'h6'], css: `.body :is(h4,h5,h6){margin:1.5em 0 .4em;font-size:1em}` },
  { of: ['img'], css: `.body img{max-height:90vh;object-fit:contain}` },
  {
    of: ['li'],
    css: `.body :is(ul,ol){padding-inline-start:1.4em}
.body li{margin-bottom:.35em}`,
  },
  {
    of: ['blockquote'],
    css: `.body blockquote{margin:1.6em 0;padding-inline-start:1.2rem;border-inline-start:3px solid var(--mark)}
.body figure>blockquote{margin:0;padding:.8em 0 0;border:0;border-top:3px solid var(--mark);font-size:1.3em;line-height:1.35}`,
  },
  { of: ['hr'], css: `.body hr{width:6rem;margin:2.5em auto;border:0;border-top:1px solid var(--soft)}` },
  { of: ['pre'], css: `pre{white-space:pre-wrap;padding:1rem;background:var(--tint);font-size:.8em;line-height:1.5}` },
  {
    of: ['code'],
    css: `code{font-family:var(--mono)}
:not(pre)>code{font-size:.88em;background:var(--tint)}`,
  },
  {
    of: ['sup', 'sub'],
    css: `sup,sub{line-height:0;font-size:.7em}
sup a{text-decoration:none;color:var(--mark)}`,
  },
  { of: ['section'], css: `.body section:not(.wide){font-size:.875em;line-height:1.5}` },
  {
    of: ['table'],
    css: `.wide{margin:1.8em 0;overflow-x:auto}
table{min-width:100%;border-collapse:collapse;border-block:1px solid;font:.9375rem/1.45 var(--sans);font-variant-numeric:lining-nums tabular-nums;overflow-wrap:normal}
caption,th{font-weight:600}
caption,th,td{padding:.45rem .9rem .45rem 0;text-align:start;vertical-align:top}
tr{border-top:1px solid var(--rule)}
.to-right{text-align:right}
.to-center{text-align:center}`,
  },
]

/** The rules for a body of these elements. */
export const bodyStyles = (elements: ReadonlySet<string>): string =>
  rules.map(({ of, css }) => (of.some((name) => elements.has(name)) ? `${css}\n` : '')).join('')
