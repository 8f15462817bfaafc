import type { ComposedFeature, ComposedThread, Facet, FacetFeature, Thread } from './post.ts'

/** The handles that a thread mentions: lower case, without `@`, each once, in the order of the posts. */
export const mentionsOf = (thread: ComposedThread): string[] => [
  ...new Set(thread.flatMap(({ facets }) => facets.flatMap(({ features }) => features.flatMap(handlesOf)))),
]

/**
 * The thread as it can be posted: each mention with the DID that `dids` has for its handle. A handle without one stays
 * in the text as words, and is reported.
 */
export function resolveMentions(
  thread: ComposedThread,
  dids: ReadonlyMap<string, string>,
): { thread: Thread; unresolved: string[] } {
  const resolve = (feature: ComposedFeature): FacetFeature[] => {
    if (!('handle' in feature)) return [feature]
    const did = dids.get(feature.handle)
    return did === undefined ? [] : [{ $type: feature.$type, did }]
  }
  const resolveFacet = ({ index, features }: Facet<ComposedFeature>): Facet[] => {
    const resolved = features.flatMap(resolve)
    return resolved.length > 0 ? [{ index, features: resolved }] : []
  }
  return {
    thread: thread.map((post) => ({ ...post, facets: post.facets.flatMap(resolveFacet) })),
    unresolved: mentionsOf(thread).filter((handle) => !dids.has(handle)),
  }
}

const handlesOf = (feature: ComposedFeature): string[] => ('handle' in feature ? [feature.handle] : [])
