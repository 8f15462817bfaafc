import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An article copied from a page, and what is to become of it. */
export interface SampleArticle {
  readonly path: string
  readonly key: string
  readonly given: boolean
  readonly title: string
  readonly headings: readonly string[]
  /** Lines above the body and below it that are not of it. */
  readonly above: number
  readonly below: number
}

const sample = (url: string, rest: Omit<SampleArticle, 'path' | 'key' | 'given'>): SampleArticle => {
  const path = fileURLToPath(new URL(url, import.meta.url))
  return { path, key: basename(path), given: existsSync(path), ...rest }
}

/** Two articles as people copy them: tagline above, the title twice, links to the next and the previous article below. */
export const sampleArticles: readonly SampleArticle[] = [
  sample('../../examples/the-listening-posts-of-harbour-street.txt', {
    title: 'The Listening Posts of Harbour Street',
    headings: ['In the News', 'Insight from Peace Research', 'What It Means'],
    above: 4,
    below: 2,
  }),
  sample('../../../shared/articles/korea-peace-talks.txt', {
    title: 'Regarding Peace Talks, North & South Korea Aren’t Waiting for U.S. Permission',
    headings: ['In the News', 'Insight from Peace Science'],
    above: 3,
    below: 2,
  }),
]

/** The lines of the file that are not empty. */
export const linesOf = ({ path }: SampleArticle): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

/** The blocks that its body should have: headings without their colon, items without their dash, all else as it is. */
export const expectedBlocks = (sampleArticle: SampleArticle): readonly string[] =>
  linesOf(sampleArticle)
    .slice(sampleArticle.above, -sampleArticle.below)
    .map((line) => line.trim().replace(/^- /, ''))
    .map((line) => sampleArticle.headings.find((heading) => line === `${heading}:`) ?? line)
