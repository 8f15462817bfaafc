import type { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import type { ArticlesTable } from './articles-table.ts'
import { PublishingFunction } from './publishing-function.ts'
import { Schedule } from './schedule.ts'
import type { Uploads } from './uploads.ts'
import type { WorkQueue } from './work-queue.ts'

interface ReconcileProps {
  readonly publication: Publication
  readonly uploads: Uploads
  readonly articles: ArticlesTable
  readonly changes: WorkQueue
  readonly announcements: WorkQueue | undefined
}

/**
 * Sends unfinished articles on every minute, and looks for uploads that nobody heard of: among the recent ones every
 * hour, among all every day.
 */
export class Reconcile extends PublishingFunction {
  constructor(
    scope: Construct,
    id: string,
    { publication, uploads, articles, changes, announcements }: ReconcileProps,
  ) {
    super(scope, id, { entry: 'reconcile', publication })
    articles.allowUnfinished(this)
    articles.allow(this, ['BatchGetItem', 'GetItem', 'PutItem'])
    if (publication.withdrawOnDelete) articles.allow(this, ['Query'])
    uploads.bucket.allowList(this)
    uploads.queue.accept(this)
    changes.accept(this)
    announcements?.accept(this)
    new Schedule(this, 'Schedule', {
      calls: this,
      tasks: { redrive: 'rate(1 minute)', catchUp: 'rate(1 hour)', sweep: 'rate(1 day)' },
    })
  }
}
