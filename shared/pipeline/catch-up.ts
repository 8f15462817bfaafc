import { hintAtUnheard, type HintPorts } from './hint-at-unheard.ts'
import { listPages, type Uploads } from './uploads.ts'

export interface CatchUpPorts extends HintPorts {
  readonly uploads: Pick<Uploads, 'list'>
  readonly nowMs: () => number
}

/** Longer than from one sweep to the next, with room for one that is late: no upload comes between the two. */
const recentMs = 26 * 3_600_000

/**
 * Hints at uploads of the last day that the table does not know as they are, for events that never came. It lists the
 * whole bucket, a thousand objects a call, and reads the records of those uploads only: `sweep` looks at all.
 *
 * @returns how many were hinted at
 */
export async function catchUp(ports: CatchUpPorts): Promise<number> {
  const sinceMs = ports.nowMs() - recentMs
  let hinted = 0
  for await (const objects of listPages(ports.uploads)) {
    hinted += await hintAtUnheard(
      ports,
      objects.filter(({ lastModifiedMs }) => lastModifiedMs >= sinceMs),
    )
  }
  return hinted
}
