/** Lines over two axes. Values on a logarithmic axis are positive. */
export interface Plot {
  readonly title: string
  readonly x: Axis
  readonly y: Axis
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }[]
}

interface Axis {
  readonly label: string
  readonly scale: 'linear' | 'logarithmic'
}

const width = 720
const height = 400
const frame = { left: 80, right: 520, top: 48, bottom: 340 }
const colors = ['#2563eb', '#d97706', '#059669', '#db2777', '#7c3aed', '#64748b', '#b91c1c', '#0e7490']
const markers = [
  (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="4"/>`,
  (x: number, y: number) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`,
  (x: number, y: number) => `<path d="M${x} ${y - 5}l5 9h-10z"/>`,
  (x: number, y: number) => `<path d="M${x} ${y - 5}l5 5-5 5-5-5z"/>`,
]

/** The plot as an SVG document that can be read on a light and on a dark page, and without its colours. */
export function renderPlot({ title, x, y, series }: Plot): string {
  const points = series.flatMap((each) => each.points)
  const across = place(
    x,
    points.map(([value]) => value),
    [frame.left, frame.right],
  )
  const up = place(
    y,
    points.map(([, value]) => value),
    [frame.bottom, frame.top],
  )
  const curves = series.map(({ name, points: own }, index) => {
    const placed = own.map(([px, py]) => [round(across.at(px)), round(up.at(py))] as const)
    const marker = markers[index % markers.length] ?? markers[0]!
    const label = frame.top + 14 + index * 22
    return `<g stroke="${colors[index % colors.length]}" fill="${colors[index % colors.length]}">
<polyline points="${placed.map((pair) => pair.join(',')).join(' ')}" fill="none" stroke-width="2"/>
${placed.map(([px, py]) => marker(px, py)).join('')}${marker(frame.right + 22, label - 4)}
<text class="name" x="${frame.right + 34}" y="${label}">${escape(name)}</text></g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#1f2937;stroke:none}.title{font-weight:600;font-size:15px}.grid{stroke:#9ca3af;stroke-opacity:.35}@media(prefers-color-scheme:dark){text{fill:#e5e7eb}}</style>
<text class="title" x="${frame.left}" y="24">${escape(title)}</text>
${across.ticks.map((tick) => `<line class="grid" x1="${round(across.at(tick))}" x2="${round(across.at(tick))}" y1="${frame.top}" y2="${frame.bottom}"/><text x="${round(across.at(tick))}" y="${frame.bottom + 20}" text-anchor="middle">${short(tick)}</text>`).join('\n')}
${up.ticks.map((tick) => `<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${round(up.at(tick))}" y2="${round(up.at(tick))}"/><text x="${frame.left - 8}" y="${round(up.at(tick)) + 4}" text-anchor="end">${short(tick)}</text>`).join('\n')}
<text x="${(frame.left + frame.right) / 2}" y="${height - 16}" text-anchor="middle">${escape(x.label)}</text>
<text x="20" y="${(frame.top + frame.bottom) / 2}" text-anchor="middle" transform="rotate(-90 20 ${(frame.top + frame.bottom) / 2})">${escape(y.label)}</text>
${curves.join('\n')}
</svg>
`
}

interface Placed {
  readonly ticks: readonly number[]
  readonly at: (value: number) => number
}

/** Where values stand between two ends of an axis, and which of its values are written at it. */
function place({ scale }: Axis, values: readonly number[], [from, to]: readonly [number, number]): Placed {
  const ticks = scale === 'logarithmic' ? powersAround(values) : stepsAround(values)
  const measure = scale === 'logarithmic' ? Math.log10 : (value: number) => value
  const [low, high] = [measure(ticks[0] ?? 0), measure(ticks.at(-1) ?? 1)]
  return { ticks, at: (value) => from + ((measure(value) - low) / (high - low || 1)) * (to - from) }
}

function powersAround(values: readonly number[]): readonly number[] {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index))
}

/** From 0, in at most six equal steps of 1, 2 or 5 times a power of ten. */
function stepsAround(values: readonly number[]): readonly number[] {
  const high = Math.max(...values, Number.MIN_VALUE)
  const power = 10 ** Math.floor(Math.log10(high / 5))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power * 5 >= high) ?? 10)
  return Array.from({ length: Math.ceil(high / step - 1e-9) + 1 }, (_, index) => index * step)
}

const round = (value: number): number => Math.round(value * 10) / 10

/** `20000` as `20k`, `0.001` as it is. */
function short(value: number): string {
  const [unit, divisor] = value >= 1e9 ? ['G', 1e9] : value >= 1e6 ? ['M', 1e6] : value >= 1e3 ? ['k', 1e3] : ['', 1]
  return `${Number((value / divisor).toPrecision(3))}${unit}`
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
