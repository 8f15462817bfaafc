import type { BenchRow } from '../bench-row.ts'
import { explainCalls } from '../explain-calls.ts'
import { measureOneArticle } from '../one-article.ts'

export const roundTrips: BenchRow = {
  name: 'round-trips',
  question:
    'Which calls stand between an upload and its announcement? From the gateway’s records of the real functions on the real stack, for one article with a thread of ten posts, published after 60 others.',
  async measure(say) {
    const { reports, callsToPds } = await measureOneArticle(say)
    const rows = reports.flatMap(explainCalls)
    const total = (names: readonly string[]): number =>
      rows.filter((row) => names.includes(row.function)).reduce((sum, { times }) => sum + times, 0)
    const untilLive = total(['ingest-article', 'publish-feeds'])
    return {
      figures: [
        {
          what: 'Calls without a reason',
          reached: rows.filter(({ reason }) => reason === undefined).length,
          target: { atMost: 0 },
        },
        {
          what: 'Calls to the PDS for a thread of 10 posts, against one of 1 post',
          reached: (callsToPds.at(-1) ?? Number.NaN) / (callsToPds[0] ?? Number.NaN),
          target: { atMost: 1 },
          unit: ' ×',
        },
      ],
      tables: [
        {
          columns: ['function', 'call', 'times', 'why'],
          rows: rows.map((row) => [row.function, row.call, String(row.times), row.reason ?? '?']),
        },
      ],
      notes: [
        `Until the article is live there are ${untilLive} calls, until it is announced ${untilLive + total(['post-thread'])}. The calls to the PDS are as many for every length of thread (${callsToPds.join(' for one post, ')} for ten), as a thread is one write; a program that posts one by one needs at least one for each post.`,
      ],
    }
  },
}
