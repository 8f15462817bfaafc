import type { Publishing } from '../../shared/pipeline/article-record.ts'
import { isAnnounced } from '../../shared/pipeline/next-step.ts'
import type { Publication } from '../../shared/publication.ts'

/** Why this article gets no thread, as a sentence; `undefined`: it gets one. */
export function explainSilence(publishing: Publishing, publication: Publication): string | undefined {
  const { article } = publishing
  if (article.withdrawn) return 'The file says “withdrawn: true”: it takes an article back, and publishes none.'
  if (article.draft) return 'The file says “draft: true”: it is kept and not published.'
  if (isAnnounced(publishing, publication)) return undefined
  if (!publication.bluesky) return 'publication.json has no “bluesky”.'
  if (article.bluesky === false) return 'The file says “bluesky: false”.'
  return `The article is dated before ${publication.since ?? ''}, from which day publication.json announces articles.`
}
