import { publishFiles } from '../../shared/pipeline/publish-files.ts'
import type { SiteFile, SiteHost } from '../../shared/pipeline/site-host.ts'

/** Publishes one group of files. @throws {Error} why it failed */
export async function publishState<State>(
  site: SiteHost,
  paths: readonly string[],
  read: () => Promise<State>,
  render: (state: State) => readonly SiteFile[],
): Promise<void> {
  const { failed } = await publishFiles({ site, groups: [{ paths, read, render }], openReader: () => undefined })
  for (const error of failed.values()) throw error
}
