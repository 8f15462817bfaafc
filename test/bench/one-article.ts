import { brotliCompressSync } from 'node:zlib'

import { createArticleReader } from '../../local/article-reader.ts'
import { readPublication } from '../../shared/adapters/publication-file.ts'
import { articleId } from '../../shared/article/identity.ts'
import { ArticlePath, type LegReport } from './article-path.ts'
import { sampleArticle, type SampleArticle } from './sample-archive.ts'

/** More than a feed holds, so that nothing changes any more but what one article changes. */
const before = 120

/** What one more article took, on the real functions and the real stack. */
export interface OneArticle {
  readonly reports: readonly LegReport[]
  /** Calls to the PDS for threads of 1 to 10 posts. */
  readonly callsToPds: readonly number[]
  readonly recordBytes: number
  readonly pageBytes: number
  /** The feed as the edge sends it. */
  readonly feedBytesSent: number
  readonly resources: ReadonlyMap<string, number>
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
    await path.work()
    const callsToPds: number[] = []
    let reports: readonly LegReport[] = []
    for (let posts = 1; posts <= 10; posts += 1) {
      await path.upload([withThread(before + posts, posts)])
      reports = await path.work()
      callsToPds.push(reports.flatMap(({ calls }) => calls.filter(({ service }) => service === 'pds')).length)
    }
    const record = await createArticleReader(path.stack)(articleId(`${sampleArticle(before + 10).name}.md`))
    const slug = record?.publishing?.article.slug ?? ''
    const read = async (place: string): Promise<string> => (await fetch(`${path.stack.siteUrl}${place}`)).text()
    const types = path.stack.template.resources.map(({ type }) => type)
    return {
      reports,
      callsToPds,
      recordBytes: JSON.stringify(record).length,
      pageBytes: (await read(`/articles/${slug}/`)).length,
      feedBytesSent: brotliCompressSync(await read('/feed.xml')).length,
      resources: new Map([...new Set(types)].map((type) => [type, types.filter((each) => each === type).length])),
    }
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
