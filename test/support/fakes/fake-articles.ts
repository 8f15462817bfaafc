import { isDeepStrictEqual } from 'node:util'

import { storable } from '../../../shared/adapters/table.ts'
import { outlineOf, type ArticleOutline } from '../../../shared/pipeline/article-outline.ts'
import type { ArticleRecord } from '../../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../../shared/pipeline/article-store.ts'
import type { UnfinishedIndex } from '../../../shared/pipeline/redrive.ts'

/** Articles in memory. */
export class FakeArticles implements ArticleStore, UnfinishedIndex {
  readonly records = new Map<string, ArticleRecord>()
  readonly slugs = new Map<string, string>()

  async get(id: string): Promise<ArticleRecord | undefined> {
    return this.records.get(id)
  }

  async getMany(ids: readonly string[]): Promise<readonly ArticleRecord[]> {
    return [...new Set(ids)].map((id) => this.records.get(id)).filter((record) => record !== undefined)
  }

  async getRevisions(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.getMany(ids)).map(({ id, revision }) => [id, revision]))
  }

  async getOutlines(ids: readonly string[]): Promise<readonly ArticleOutline[]> {
    return (await this.getMany(ids)).flatMap((record) => outlineOf(record) ?? [])
  }

  async put(given: ArticleRecord): Promise<boolean> {
    const record = storable(given)
    const present = this.records.get(record.id)
    if ((present?.revision ?? 0) !== record.revision - 1) return isDeepStrictEqual(present, record)
    this.records.set(record.id, record)
    return true
  }

  async claimSlug(slug: string, id: string): Promise<boolean> {
    const owner = this.slugs.get(slug) ?? id
    this.slugs.set(slug, owner)
    return owner === id
  }

  async due(nowMs: number): Promise<readonly string[]> {
    const now = new Date(nowMs).toISOString()
    const due = [...this.records.values()].filter((record) => record.due !== undefined && record.due <= now)
    return due.toSorted((a, b) => (a.due! < b.due! ? -1 : 1)).map(({ id }) => id)
  }
}
