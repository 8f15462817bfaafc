import type { CallRecord } from '../../local/gateway/call-record.ts'
import type { LegReport } from './article-path.ts'

/** Calls of one kind: what they are, how many there are, and why they are needed. */
export interface ExplainedCalls {
  readonly function: string
  readonly call: string
  readonly times: number
  /** `undefined`: nobody has given one. */
  readonly reason: string | undefined
}

/** Files of the site, by what they are. */
const files: readonly (readonly [place: RegExp, name: string])[] = [
  [/^articles\//, 'pages of articles'],
  [/^media\//, 'media'],
  [/^tags\//, 'feeds and page of a tag'],
  [/^archive\/feeds\//, 'archive of the main feed'],
  [/^(?:archive\/index\.html|sitemap\.xml)$/, 'index of months and parts'],
  [/^(?:archive|sitemaps)\//, 'part of a month'],
  [/^(?:feed\.(?:xml|json)|atom\.xml|index\.html)$/, 'main feed and front page'],
  [/^(?:404\.html|robots\.txt|feed\.css|\.well-known\/.*)$/, 'files that hardly change'],
]

const reasons: Readonly<Record<string, string>> = {
  'ingest-article GetItem': 'The record is read before the object, so that it never goes back to an older one.',
  'ingest-article GetObject upload': 'The upload itself.',
  'ingest-article PutItem':
    'One claims the slug, one writes the record; a slug must be nobody else’s before it is in a record.',
  'ingest-article SendMessage': 'The hint for publish-feeds.',
  'publish-feeds GetObject pages of articles': 'That the page stands as it should, once the lists are right.',
  'publish-feeds PutObject pages of articles':
    'The page, and the one before, which now leads to it; what stood there is remembered, with its ETag.',
  'publish-feeds BatchGetItem':
    'The article; whether it has its places already; which revision of each listed record is the present one, once for all files of a round, and those that are not remembered; and again after the writes, for a builder that was faster.',
  'publish-feeds Query':
    'Rows of the list of everything, which say what is beside the article, too, and of each tag; what was withdrawn lately; the counts of the months. Each before and after the writes.',
  'publish-feeds GetItem':
    'The open volume of the feed’s archive and of the month, which fix the article’s place; before the writes and after them.',
  'publish-feeds PutItem':
    'Rows in the list of everything and of each tag, the two volumes, the count of the month, and the record that is live.',
  'publish-feeds GetObject archive of the main feed':
    'That the archive which was begun last still stands: it is nearly always left alone.',
  'publish-feeds PutObject archive of the main feed': 'The archive, once its fifty articles are there.',
  'publish-feeds GetObject feeds and page of a tag': 'What stands there, with its ETag, before the state is read.',
  'publish-feeds PutObject feeds and page of a tag': 'Three feeds and the page of each of its tags.',
  'publish-feeds GetObject part of a month': 'What stands there, with its ETag, before the state is read.',
  'publish-feeds PutObject part of a month': 'The month’s page and the part of the sitemap.',
  'publish-feeds GetObject main feed and front page': 'What stands there, with its ETag, before the state is read.',
  'publish-feeds PutObject main feed and front page': 'The three feeds, and the front page.',
  'publish-feeds GetObject files that hardly change':
    'Written only when they differ, as after a new version of this program.',
  'publish-feeds GetObject index of months and parts':
    'That the sitemap’s still stands: it is left alone until there is a new part.',
  'publish-feeds PutObject index of months and parts':
    'How many articles the month has; the sitemap’s only when there is a new part.',
  'publish-feeds SendMessage': 'The hint for post-thread.',
  'post-thread GetItem':
    'The record to begin with, and again once the head is known that each write is made upon; the shared session, and the budget of writes, before each.',
  'post-thread PutItem':
    'The reserved keys, the points that are taken from the budget, and the record that is announced and has its document.',
  'post-thread com.atproto.sync.getLatestCommit':
    'The head that each of the two writes is made upon, before the state is read: it keeps out whoever is late.',
  'post-thread com.atproto.repo.getRecord':
    'Whether the first post, the document and the publication stand already: that is never told by the answer to a write.',
  'post-thread GetObject pages of articles': 'Whether the world can open the page that the thread leads to.',
  'post-thread com.atproto.repo.uploadBlob':
    'The picture of the card, right before the write: a blob that nothing refers to is not kept.',
  'post-thread GetObject media': 'The picture of the card.',
  'post-thread com.atproto.repo.applyWrites':
    'The whole thread with its gates and its document, at once; then the document’s reference to the thread, which has its CID only then.',
  'post-thread SendMessage': 'The page is to show the thread: the hint for publish-feeds.',
}

/** The calls of a function, those of one kind together, in the order of their first. */
export function explainCalls({ leg, calls }: LegReport): readonly ExplainedCalls[] {
  const counts = new Map<string, number>()
  for (const call of calls) counts.set(kindOf(call), (counts.get(kindOf(call)) ?? 0) + 1)
  return [...counts].map(([call, times]) => ({
    function: leg.name,
    call,
    times,
    reason: reasons[`${leg.name} ${call}`],
  }))
}

function kindOf({ service, resource, operation }: CallRecord): string {
  if (service !== 's3') return operation
  const [bucket = '', ...key] = resource.split('/')
  if (/uploads/i.test(bucket)) return `${operation} upload`
  const [, name = key.join('/')] = files.find(([place]) => place.test(key.join('/'))) ?? []
  return `${operation} ${name}`
}
