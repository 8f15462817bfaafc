/** How a text is written between tags, and in a quoted attribute. */
export interface Escapes {
  readonly text: (text: string) => string
  readonly attribute: (text: string) => string
}

/**
 * Makes `compose` cheap: it is called once for all objects that have strings in the same places, with a token for each, and
 * its result is filled in for every one of them. So it can neither escape a text wrongly nor be broken by one.
 *
 * @param compose writes XML and puts each text, as it is, between tags or into an attribute
 */
export function templated<T extends object>(compose: (texts: T) => string, escapes: Escapes): (texts: T) => string {
  const templates = new Map<string, readonly Hole[]>()
  return (texts) => {
    const leaves: string[] = []
    const outline = mapLeaves(texts, (text) => token(leaves.push(text) - 1)) as T
    const shape = JSON.stringify(outline)
    const template = templates.get(shape) ?? parseTemplate(compose(outline))
    templates.set(shape, template)
    return template.map(({ before, index, place }) => before + fill(leaves[index], escapes[place])).join('')
  }
}

/** What stands before a hole, which text belongs into it, and where it is; the last of a template is none. */
interface Hole {
  readonly before: string
  readonly index: number
  readonly place: keyof Escapes
}

const fill = (text: string | undefined, escape: (text: string) => string): string =>
  text === undefined ? '' : escape(text)

/** Letters and digits only, so that nothing has to be escaped in it; closed, so that none begins another. */
const token = (index: number): string => `hole${index}elo`

function parseTemplate(xml: string): readonly Hole[] {
  const parts = xml.split(/hole(\d+)elo/)
  const holes: Hole[] = []
  let place: Hole['place'] = 'text'
  for (let part = 0; part < parts.length; part += 2) {
    const before = parts[part] ?? ''
    if (/[<>]/.test(before)) place = before.lastIndexOf('<') > before.lastIndexOf('>') ? 'attribute' : 'text'
    holes.push({ before, index: Number(parts[part + 1] ?? Number.NaN), place })
  }
  return holes
}

function mapLeaves(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((each: unknown) => mapLeaves(each, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapLeaves(each, map)]))
}
