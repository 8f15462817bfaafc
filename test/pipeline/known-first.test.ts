import { describe, expect, it } from 'vitest'

import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import { knownFirst, revise } from '../../shared/pipeline/article-store.ts'
import { FakeArticles } from '../support/fakes/fake-articles.ts'

const recordOf = (revision: number, lastError: string): ArticleRecord => ({
  id: 'pier',
  uploadKey: 'pier.md',
  revision,
  receipt: { outcome: 'accepted', at: '2026-03-02T09:00:00.000Z', title: 'The pier reopens', notes: [] },
  lastError,
})

/** Adds a letter to what stands there, beginning with a record that is known. */
async function addLetter(articles: FakeArticles, known: ArticleRecord | undefined) {
  let reads = 0
  const read = async (): Promise<ArticleRecord | undefined> => {
    reads += 1
    return articles.get('pier')
  }
  const record = await revise(
    articles,
    knownFirst(known, read),
    (present) => present && { ...present, revision: present.revision + 1, lastError: `${present.lastError}b` },
  )
  return { reads, stands: record?.lastError }
}

describe('knownFirst', () => {
  it('saves the read of a record that is known', async () => {
    const articles = new FakeArticles()
    await articles.put(recordOf(1, 'a'))
    expect(await addLetter(articles, await articles.get('pier'))).toEqual({ reads: 0, stands: 'ab' })
  })

  it('reads what stands there when what is known does so no more', async () => {
    const articles = new FakeArticles()
    await articles.put(recordOf(1, 'a'))
    const known = await articles.get('pier')
    await articles.put(recordOf(2, 'c'))
    expect(await addLetter(articles, known)).toEqual({ reads: 1, stands: 'cb' })
  })

  it('reads what is not known', async () => {
    const articles = new FakeArticles()
    await articles.put(recordOf(1, 'a'))
    expect(await addLetter(articles, undefined)).toEqual({ reads: 1, stands: 'ab' })
  })
})
