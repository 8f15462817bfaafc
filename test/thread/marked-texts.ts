import type { ComposedFeature, Post } from '../../shared/thread/post.ts'

const sayOf = (feature: ComposedFeature | undefined): string => {
  if (!feature) return ''
  if ('uri' in feature) return feature.uri
  return 'tag' in feature ? feature.tag : feature.handle
}

/** For each facet of a post the very text between its bytes, and the address, tag or handle that it stands for. */
export function markedTexts({ text, facets }: Pick<Post<ComposedFeature>, 'text' | 'facets'>): [string, string][] {
  const bytes = new TextEncoder().encode(text)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return facets.map(({ index, features }) => [
    decoder.decode(bytes.slice(index.byteStart, index.byteEnd)),
    sayOf(features[0]),
  ])
}
