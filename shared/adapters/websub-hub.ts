import { asError } from '../errors.ts'
import type { FeedHub } from '../pipeline/feed-hub.ts'

/** Nobody waits for a hub but the function, which has done its work by then. */
const defaultTimeoutMs = 3_000

interface WebSubHubOptions {
  readonly hubs: readonly string[]
  /** Told of every hub that did not take the news, once per topic. */
  readonly onFailure: (hub: string, topic: string, error: Error) => void
  readonly timeoutMs?: number
}

/** Tells each hub of each topic, all at once, in the way that hubs agree on: a form with `hub.mode` and `hub.url`. */
export function createWebSubHub({ hubs, onFailure, timeoutMs = defaultTimeoutMs }: WebSubHubOptions): FeedHub {
  return {
    async announce(topics) {
      const signal = AbortSignal.timeout(timeoutMs)
      const pings = hubs.flatMap((hub) => topics.map((topic) => ({ hub, topic })))
      await Promise.all(
        pings.map(async ({ hub, topic }) =>
          ping(hub, topic, signal).catch((error: unknown) => onFailure(hub, topic, asError(error))),
        ),
      )
    },
  }
}

async function ping(hub: string, topic: string, signal: AbortSignal): Promise<void> {
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic })
  const response = await fetch(hub, { method: 'POST', body, redirect: 'follow', signal })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`Cannot tell the hub "${hub}" of "${topic}": it answered ${response.status}`)
}
