const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese']

/** Source Serif 4, bold (SIL Open Font License), one file for each script: what cards are drawn with, as `package/path/in/it`. */
export const cardFonts: readonly string[] = scripts.map(
  (script) => `@fontsource/source-serif-4/files/source-serif-4-${script}-700-normal.woff`,
)
