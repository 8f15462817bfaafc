import type { ArticleRecord } from './article-record.ts'

/** How long an article took until now: since it was uploaded or, where it was to wait for an hour, since then. */
export function elapsedMs({ receipt, publishing }: ArticleRecord, nowMs: number): number {
  const begun = [receipt.at, publishing?.article.publishAt].map((instant) => (instant ? Date.parse(instant) : 0))
  return Math.max(0, nowMs - Math.max(...begun))
}
