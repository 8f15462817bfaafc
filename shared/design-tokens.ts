/** Colours by what they are for; each scheme meets WCAG AA for `ink`, `soft` and `mark` on `paper` and on `tint`. */
export const palette = {
  light: { paper: '#fdfcf8', ink: '#1b1a17', soft: '#5d5a51', rule: '#d8d3c5', mark: '#8c1d18', tint: '#f4f1e8' },
  dark: { paper: '#161513', ink: '#ece8de', soft: '#aca799', rule: '#3d3a33', mark: '#f2a693', tint: '#211f1c' },
} as const

/** Typefaces that come with the reader's system: `serif` for what is read, `sans` for what surrounds it, `mono` for code. */
export const typefaces = {
  serif: '"Iowan Old Style","Palatino Linotype",Palatino,P052,"Noto Serif","Noto Naskh Arabic",Georgia,serif',
  sans: 'system-ui,sans-serif',
  mono: 'ui-monospace,Menlo,Consolas,monospace',
} as const

const properties = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

/** The palette, light and dark, and the typefaces as custom properties of the root: what pages and feeds are styled with. */
export const designTokens = `:root{color-scheme:light dark;${properties(palette.light)};${properties(typefaces)}}
@media(prefers-color-scheme:dark){:root{${properties(palette.dark)}}}`
