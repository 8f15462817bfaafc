import type { Element, Root } from 'hast'

const kept = new Set(['img', 'br', 'hr', 'wbr', 'td', 'th', 'col'])
const inline = new Set(
  'a span em strong b i u s del ins sub sup small mark abbr cite q dfn time code kbd samp var bdi bdo'.split(' '),
)

/** White space of a layout, but for a single space. */
const wide = /[ \t\n\f\r]{2,}|[\t\n\f\r]/g

/** Takes out of a page's article what is empty, wrappers that hold one wrapper or say nothing, what links say under the mouse, and the white space of the page's own layout. */
export function tidy(parent: Root | Element): void {
  for (let index = parent.children.length - 1; index >= 0; index -= 1) {
    const child = parent.children[index]
    if (child?.type === 'text' && !isPreformatted(parent)) child.value = child.value.replace(wide, ' ')
    if (child?.type !== 'element') continue
    if (!isPreformatted(child)) tidy(child)
    const only = child.tagName === 'div' ? onlyChild(child) : undefined
    if (child.tagName === 'a') delete child.properties['title']
    if (isEmpty(child)) parent.children.splice(index, 1)
    else if (isBareSpan(child)) parent.children.splice(index, 1, ...child.children)
    else if (only?.tagName === 'div' && child.properties['dir'] === undefined) parent.children.splice(index, 1, only)
  }
  if (!isInline(parent)) dropLooseSpace(parent)
  if (parent.type === 'element' && !isInline(parent) && !isPreformatted(parent)) trimEnds(parent)
}

const isPreformatted = (node: Root | Element): boolean => node.type === 'element' && node.tagName === 'pre'
const isInline = (node: Root['children'][number] | Root): boolean =>
  node.type === 'text'
    ? node.value !== ' '
    : node.type === 'element' && (inline.has(node.tagName) || node.tagName === 'img')

const isEmpty = (element: Element): boolean =>
  !kept.has(element.tagName) &&
  element.children.every((child) => child.type === 'comment' || (child.type === 'text' && child.value.trim() === ''))

/** One that says nothing of its text: of what it may keep, it has nothing. */
const isBareSpan = ({ tagName, properties }: Element): boolean =>
  tagName === 'span' && ['dir', 'lang', 'id', 'title'].every((name) => properties[name] === undefined)

function onlyChild({ children }: Element): Element | undefined {
  const rest = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return rest.length === 1 && rest[0]?.type === 'element' ? rest[0] : undefined
}

/** Space between blocks becomes a line break, so that the result can be read. */
function dropLooseSpace(parent: Root | Element): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'text' || child.value !== ' ') continue
    const neighbours = [parent.children[index - 1], parent.children[index + 1]]
    if (neighbours.every((each) => each === undefined || !isInline(each))) child.value = '\n'
  }
}

function trimEnds({ children }: Element): void {
  const [first, last] = [children[0], children.at(-1)]
  if (first?.type === 'text' && first.value !== '\n') first.value = first.value.trimStart()
  if (last?.type === 'text' && last.value !== '\n') last.value = last.value.trimEnd()
}
