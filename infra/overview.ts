import { Duration } from 'aws-cdk-lib'
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

import { censusMessage, type MetricName } from '../shared/metrics.ts'
import type { ArticlesTable } from './articles-table.ts'
import type { Site } from './site.ts'
import { ownMetric, type Watched } from './watches.ts'

interface OverviewProps {
  readonly watched: Watched
  readonly articles: ArticlesTable
  readonly site: Site
}

const hour = Duration.hours(1)
const day = Duration.days(1)
const third = 8

/** The one dashboard: how the articles fare, how long they take, who reads, and what it costs. */
export class Overview extends Dashboard {
  constructor(scope: Construct, id: string, { watched, articles, site }: OverviewProps) {
    super(scope, id, { defaultInterval: Duration.days(7) })
    this.addWidgets(...articleWidgets(watched))
    this.addWidgets(...durationWidgets(watched))
    this.addWidgets(...readerWidgets(site))
    this.addWidgets(...costWidgets(watched, articles, site))
  }
}

const states = ['accepted', 'live', 'announced', 'withdrawn', 'rejected'] as const

function articleWidgets(watched: Watched) {
  const failures = (service: string, name: MetricName): IMetric =>
    ownMetric(watched, service, name, { period: hour, statistic: Stats.SUM })
  return [
    new LogQueryWidget({
      title: 'Articles by state',
      width: 2 * third,
      logGroupNames: [watched.reconcile.log.logGroupName],
      view: LogQueryVisualizationType.LINE,
      queryLines: [
        `filter message = "${censusMessage}"`,
        `stats ${states.map((state) => `max(${state})`).join(', ')} by bin(1d)`,
      ],
    }),
    graph('What fails, and is tried again', [
      failures('reconcile', 'ArticlesStuck'),
      failures('ingest-article', 'MessagesFailed'),
      failures('publish-feeds', 'StepsFailed'),
      failures('post-thread', 'StepsFailed'),
      failures('publish-feeds', 'HubsNotTold'),
    ]),
  ]
}

function durationWidgets(watched: Watched) {
  const quantiles = (service: string, name: MetricName): IMetric[] =>
    ['p50', 'p95', Stats.MAXIMUM].map((statistic) => ownMetric(watched, service, name, { period: hour, statistic }))
  const { uploads, changes, announcements } = watched
  const ages = [uploads, changes, announcements].flatMap((work) =>
    work ? [work.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM })] : [],
  )
  return [
    graph('From upload to page and feeds', quantiles('publish-feeds', 'UploadToLive')),
    graph('From upload to thread', quantiles('post-thread', 'UploadToAnnounced')),
    graph('Seconds that the oldest hint waits', ages),
  ]
}

function readerWidgets(site: Site) {
  return [
    graph('Requests for pages and feeds', [site.metric('Requests', Stats.SUM, hour)]),
    graph('Answered from the cache, per cent', [site.metric('CacheHitRate', Stats.AVERAGE, hour)]),
    graph('Answered with an error, per cent', [
      site.metric('4xxErrorRate', Stats.AVERAGE, hour),
      site.metric('5xxErrorRate', Stats.AVERAGE, hour),
    ]),
  ]
}

function costWidgets({ ingest, publish, post, reconcile }: Watched, { table }: ArticlesTable, site: Site) {
  const functions = [ingest, publish, post, reconcile].flatMap((each) => each?.function ?? [])
  const units = ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map(
    (metricName) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: table.tableName },
        statistic: Stats.SUM,
        period: day,
      }),
  )
  return [
    graph(
      'Milliseconds of functions a day',
      functions.map((each) => each.metricDuration({ statistic: Stats.SUM, period: day })),
    ),
    graph('Units of the table a day', units),
    graph('Bytes to readers a day', [site.metric('BytesDownloaded', Stats.SUM, day)]),
  ]
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, width: third, left })
