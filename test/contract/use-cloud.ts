import { afterAll, beforeAll } from 'vitest'

import { type AwsClients, type Cloud, connectAws, startCloud } from './cloud.ts'

/** An emulated cloud for the tests of one file, and clients of it: there while they run. */
export function useCloud(): { readonly cloud: Cloud; readonly aws: AwsClients } {
  const started: { cloud?: Cloud; aws?: AwsClients } = {}

  beforeAll(async () => {
    started.cloud = await startCloud()
    started.aws = connectAws(started.cloud)
  })

  afterAll(async () => {
    started.aws?.destroy()
    await started.cloud?.stop()
  })

  return started as Required<typeof started>
}
