import { readPublication } from '../../shared/adapters/publication-file.ts'
import { ArticlePath, type LegReport } from './article-path.ts'
import { sampleArticle, type SampleArticle } from './sample-archive.ts'

/** More than a feed holds, so that nothing changes any more but what one article changes. */
const before = 60

/** What one more article took, on the real functions and the real stack. */
export interface OneArticle {
  readonly reports: readonly LegReport[]
  /** Calls to the PDS for threads of 1 and of 10 posts. */
  readonly callsToPds: readonly number[]
}

/** An article whose editor wrote a thread of so many posts. */
const withThread = (number: number, posts: number): SampleArticle => {
  const { name, markdown } = sampleArticle(number)
  const thread = Array.from({ length: posts }, (_, index) => `Post ${index + 1} says what article ${number} says.`)
  return { name, markdown: markdown.replace('---\n', `---\nbluesky: { thread: ${JSON.stringify(thread)} }\n`) }
}

async function measure(say: (line: string) => void): Promise<OneArticle> {
  const path = await ArticlePath.start(readPublication('publication.json'))
  try {
    say(`an archive of ${before} articles, and one more`)
    await path.upload(Array.from({ length: before }, (_, number) => sampleArticle(number)))
    const callsToPds: number[] = []
    let reports: readonly LegReport[] = []
    for (const posts of [1, 10]) {
      // What the articles before still have to do is done.
      while ((await path.work()).some(({ invocations }) => invocations > 0));
      await path.upload([withThread(before + posts, posts)])
      reports = await path.work()
      callsToPds.push(reports.flatMap(({ calls }) => calls.filter(({ service }) => service === 'pds')).length)
    }
    return { reports, callsToPds }
  } finally {
    await path.stop()
  }
}

let measured: Promise<OneArticle> | undefined

/** Measured once, however many rows ask. */
export async function measureOneArticle(say: (line: string) => void): Promise<OneArticle> {
  measured ??= measure(say)
  return measured
}
