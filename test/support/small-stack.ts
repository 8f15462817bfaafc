import { startLocalStack } from '../../local/stack.ts'
import type { LocalStack, StackOptions } from '../../local/stack-options.ts'
import { parsePublication } from '../../shared/publication.ts'
import { type Resources, smallResources, writeAssembly } from './small-assembly.ts'

interface SmallStackOptions extends Omit<StackOptions, 'publication' | 'synthesize'> {
  readonly resources?: Resources
  /** Source of the function's bundle. */
  readonly source?: string
}

const publication = parsePublication({
  title: 'The Lighthouse',
  siteUrl: 'https://lighthouse.example',
  author: { name: 'The keepers' },
  feedIdAuthority: 'lighthouse.example,2026',
})

/** Starts a stack that is smaller than the real one, and has no Bluesky account. */
export const startSmallStack = async ({ resources, source, ...options }: SmallStackOptions = {}): Promise<LocalStack> =>
  startLocalStack({
    ...options,
    publication,
    synthesize: async (_, outdir) =>
      writeAssembly(outdir, resources ?? smallResources(), source ?? 'export const handler = () => {}'),
  })
