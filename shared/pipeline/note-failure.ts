import { RetryableError } from '../errors.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { postpone } from './next-step.ts'

/** Articles whose step failed, with the error. */
export type Failures = ReadonlyMap<string, Error>

/**
 * Keeps with the article why its step failed and when to try again, so that `reconcile` drives it on and an editor
 * can read it.
 *
 * @throws {Error} if even that cannot be written: then the message must come back
 */
export async function noteFailure(
  { articles, nowMs }: { articles: ArticleStore; nowMs: () => number },
  id: string,
  error: Error,
): Promise<void> {
  const notBefore = error instanceof RetryableError ? error.notBefore : undefined
  await revise(
    articles,
    async () => articles.get(id),
    (record) => record?.waitingFor && postpone(record, error.message, nowMs(), notBefore),
  )
}
