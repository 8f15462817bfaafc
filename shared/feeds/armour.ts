/** The characters that `feed` escapes wrongly somewhere, and last the one that marks them here. */
const marked = '&<>"]\uF8F0'

/** Text in which nothing is left that a generator of XML could get wrong; {@link disarm} gives it back unchanged. */
export const armour = (text: string): string =>
  text.replace(/[&<>"\]\uF8F0]/g, (character) => `\uF8F0${marked.indexOf(character)}`)

/** Takes off the {@link armour}. */
export const disarm = (text: string): string =>
  text.replace(/\uF8F0([0-5])/g, (_, index: string) => marked.charAt(Number(index)))
