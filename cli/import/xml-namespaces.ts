/** The namespaces that feeds and exports use, and the prefix that each has here. */
const prefixes: readonly (readonly [uri: RegExp, prefix: string])[] = [
  [/^$|^http:\/\/purl\.org\/rss\/1\.0\/$|^http:\/\/my\.netscape\.com\/rdf\/simple\/0\.9\/$/, ''],
  [/^http:\/\/www\.w3\.org\/2005\/Atom$/, 'atom:'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, 'content:'],
  [/^http:\/\/purl\.org\/dc\/(?:elements\/1\.1|terms)\/$/, 'dc:'],
  [/^http:\/\/search\.yahoo\.com\/mrss\/?$/, 'media:'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/, 'excerpt:'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/, 'wp:'],
]

/** Which prefix stands for which namespace, within one element. */
export type Scope = ReadonlyMap<string, string>

/** The scope within an element of these attributes. */
export function scopeWithin(scope: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name))
  if (declared.length === 0) return scope
  return new Map([...scope, ...declared.map(([name, uri]) => [name.slice('xmlns:'.length), uri] as const)])
}

/** The name of an element with the prefix that its namespace has here; of an unknown one, as it is written. */
export function knownName(written: string, scope: Scope): string {
  const colon = written.indexOf(':')
  const uri = scope.get(colon < 0 ? '' : written.slice(0, colon)) ?? (colon < 0 ? '' : undefined)
  const known = uri === undefined ? undefined : prefixes.find(([pattern]) => pattern.test(uri))
  return known ? known[1] + written.slice(colon + 1) : written
}
