import { randomUUID } from 'node:crypto'

import { composeS3Path } from '../../../local/gateway/aws-client.ts'
import { parseCredential } from '../../../local/gateway/aws-call.ts'
import { createAccountTable } from '../../../shared/adapters/account-table.ts'
import { createArticlesTable } from '../../../shared/adapters/articles-table.ts'
import { connectBluesky } from '../../../shared/adapters/bluesky.ts'
import { createMediaBucket } from '../../../shared/adapters/media-bucket.ts'
import { createPictureInterestsTable } from '../../../shared/adapters/picture-interests-table.ts'
import { FakeNotices } from '../../support/fakes/fake-notices.ts'
import { FakeStudio, FakeWeb } from '../../support/fakes/fake-pictures.ts'
import { createListsTable } from '../../../shared/adapters/lists-table.ts'
import { createMonthPartsTable } from '../../../shared/adapters/month-parts-table.ts'
import { createVolumesTable } from '../../../shared/adapters/volumes-table.ts'
import { isLive } from '../../../shared/adapters/page-probe.ts'
import { createSiteBucket } from '../../../shared/adapters/site-bucket.ts'
import { createSqsQueue } from '../../../shared/adapters/sqs-queue.ts'
import { createUnfinishedIndex } from '../../../shared/adapters/unfinished-index.ts'
import { createUploadsBucket } from '../../../shared/adapters/uploads-bucket.ts'
import { identityOf } from '../../../shared/pipeline/account.ts'
import { announce } from '../../../shared/pipeline/announce.ts'
import { parseArticleMessage } from '../../../shared/pipeline/article-message.ts'
import { ingest } from '../../../shared/pipeline/ingest.ts'
import { publish } from '../../../shared/pipeline/publish.ts'
import { redrive } from '../../../shared/pipeline/redrive.ts'
import { parseUploadEvents, renderUploadHint } from '../../../shared/pipeline/upload-event.ts'
import { parsePublication, type Publication } from '../../../shared/publication.ts'
import { type AwsClients, connectAws } from '../../contract/cloud.ts'
import type { Arrival, Trouble } from '../../contract/front.ts'
import { seededRandom } from '../seeded-random.ts'
import type { Lane } from './lane.ts'
import { impatient } from './impatient.ts'
import type { SeededFault } from './seeded-fault.ts'
import { composeTrouble } from './trouble.ts'
import { Turns, type Task } from './turns.ts'
import { queueNames, WorkQueues, type QueueName, type Received } from './work-queues.ts'

let worlds = 0

/** The pipeline on the real adapters: every request of theirs passes a front, where the fault hits or misses it. */
export class EmulatedWorld {
  nowMs = Date.now()
  fault: SeededFault | undefined
  /** What was requested, in order. */
  readonly trace: string[] = []
  readonly publication: Publication
  readonly #lane: Lane
  readonly #name: string
  readonly #queues: WorkQueues
  readonly #turns: Turns
  readonly #random: () => number
  readonly #busy = new Set<number>()
  readonly #clients = new Map<number, AwsClients>()
  #late: { readonly atRequest: number; readonly effect: () => Promise<unknown> }[] = []
  #persistent: string | undefined
  #events = 0

  static async open(lane: Lane, seed: number): Promise<EmulatedWorld> {
    const name = `world-${++worlds}-of-seed-${seed}`
    const { cloud } = lane
    lane.enter('', () => undefined)
    const [urls] = await Promise.all([
      Promise.all(queueNames.map(async (queue) => [queue, await cloud.createQueue(`${name}-${queue}`)] as const)),
      cloud.createTable(name),
      cloud.createBucket(`${name}-uploads`),
      cloud.createBucket(`${name}-site`),
    ])
    if (seed % 5 > 0) await lendSession(lane, name)
    const queues = new WorkQueues(cloud.backstage.s3AndSqs, Object.fromEntries(urls) as Record<QueueName, string>)
    return new EmulatedWorld(lane, name, seed, queues)
  }

  private constructor(lane: Lane, name: string, seed: number, queues: WorkQueues) {
    this.#lane = lane
    this.#name = name
    this.#queues = queues
    this.#turns = new Turns(seed)
    this.#random = seededRandom(seed ^ 0x5eed)
    this.publication = publicationOf(lane)
    lane.enter(`${name}-site`, async (arrival) => this.#decide(arrival))
  }

  /** Puts a file into the bucket and tells of it twice. */
  async upload(key: string, text: string): Promise<void> {
    await this.#lane.cloud.backstage.s3AndSqs.s3(
      'PUT',
      composeS3Path(`${this.#name}-uploads`, key),
      {},
      Buffer.from(text),
    )
    this.#events += 1
    const sequencer = this.#events.toString(16).padStart(6, '0')
    const body = JSON.stringify({ Records: [{ s3: { object: { key, sequencer } } }] })
    for (let copy = 0; copy < 2; copy += 1) await this.#queues.send('uploads', body)
  }

  /** Two workers take messages until there are none; when both have died, two others go on where they were. */
  async drain(): Promise<void> {
    do await this.#turns.run([this.#work, this.#work])
    while ((await this.#queues.giveBackAll()) > 0)
  }

  /** The faults stop, what was late lands, all messages come again, and two passes of `reconcile` run. */
  async recover(): Promise<void> {
    this.fault = undefined
    await this.#landLate(Number.POSITIVE_INFINITY)
    await this.#queues.redriveDeadLetters()
    await this.drain()
    for (let pass = 0; pass < 2; pass += 1) {
      this.nowMs += 2 * 3_600_000
      await this.#turns.run([async (worker) => void (await redrive(this.#ports(worker)))])
      await this.drain()
    }
  }

  close(): void {
    this.#lane.enter('', () => ({ kind: 'hang' }))
    for (const clients of this.#clients.values()) clients.destroy()
  }

  /** Reads what stands in the table and the site's bucket, where nothing goes wrong. */
  async look() {
    const clients = connectAws(this.#lane.cloud, `look-${this.#name}`)
    this.#lane.enter(`${this.#name}-site`, () => undefined)
    const articles = createArticlesTable(clients.table(this.#name))
    const site = createSiteBucket({ client: clients.s3, bucket: `${this.#name}-site` })
    return { articles, site, destroy: () => clients.destroy() }
  }

  readonly #work: Task = async (worker) => {
    for (;;) {
      const order = this.#random() < 0.5 ? queueNames : queueNames.toReversed()
      const message = await this.#turns.call(worker, async () => this.#queues.receive(order))
      if (message) await this.#handle(worker, message)
      else if ([...this.#busy].some((other) => this.#turns.isAlive(other))) await this.#turns.park()
      else return
    }
  }

  async #handle(worker: number, message: Received): Promise<void> {
    this.#busy.add(worker)
    const done = await this.#process(worker, message).then(
      () => true,
      () => false,
    )
    await this.#turns.call(worker, async () => (done ? this.#queues.delete(message) : this.#queues.giveBack(message)))
    this.#busy.delete(worker)
    this.#turns.wake()
  }

  async #process(worker: number, { queue, body }: Received): Promise<void> {
    const ports = this.#ports(worker)
    if (queue === 'uploads') for (const event of parseUploadEvents(body)) await ingest(ports, event)
    if (queue === 'changes') await publish(ports, [parseArticleMessage(body)])
    if (queue === 'announcements') await announce(ports, parseArticleMessage(body))
  }

  /** The ports of one worker, as the functions wire them. */
  #ports(worker: number) {
    const clients = this.#clients.get(worker) ?? connectAws(this.#lane.cloud, this.#keyOf(worker), impatient())
    this.#clients.set(worker, clients)
    const table = clients.table(this.#name)
    const client = clients.sqs
    const { url: serviceUrl, handle, appPassword } = this.#lane.fronted.pds
    const inTurn = <Port extends object>(port: Port): Port => this.#inTurn(worker, port)
    return {
      publication: this.publication,
      articles: inTurn(createArticlesTable(table)),
      unfinished: inTurn(createUnfinishedIndex(table)),
      lists: inTurn(createListsTable(table)),
      volumes: inTurn(createVolumesTable(table)),
      months: inTurn(createMonthPartsTable(table)),
      account: inTurn(createAccountTable(table)),
      site: inTurn(createSiteBucket({ client: clients.s3, bucket: `${this.#name}-site` })),
      media: inTurn(createMediaBucket({ client: clients.s3, bucket: `${this.#name}-site` })),
      interests: inTurn(createPictureInterestsTable(table)),
      studio: new FakeStudio(),
      web: new FakeWeb(),
      notices: new FakeNotices(),
      mark: randomUUID,
      uploads: inTurn(createUploadsBucket({ client: clients.s3, bucket: `${this.#name}-uploads` })),
      uploadHints: inTurn(createSqsQueue({ client, queueUrl: this.#queues.urls.uploads }, renderUploadHint)),
      changes: inTurn(createSqsQueue({ client, queueUrl: this.#queues.urls.changes })),
      announcements: inTurn(createSqsQueue({ client, queueUrl: this.#queues.urls.announcements })),
      microblog: inTurn(connectBluesky({ serviceUrl, handle, appPassword: async () => appPassword })),
      isLive: async (url: string) => this.#turns.call(worker, async () => isLive(url)),
      nowMs: () => this.nowMs,
      pause: async () => this.#turns.call(worker, async () => {}),
    }
  }

  #keyOf(worker: number): string {
    return `worker-${worker}-of-${this.#name}`
  }

  #inTurn<Port extends object>(worker: number, port: Port): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const method: unknown = Reflect.get(target, property)
        if (typeof method !== 'function') return method
        return async (...args: unknown[]) =>
          this.#turns.call(worker, async () => Reflect.apply(method, target, args) as unknown)
      },
    })
  }

  async #decide(arrival: Arrival): Promise<Trouble | undefined> {
    const { service, operation, request } = arrival
    const worker = this.#turns.current
    const key = parseCredential(request.headers)?.accessKeyId
    // The dead say nothing more.
    if ((key !== undefined && key !== this.#keyOf(worker)) || !this.#turns.isAlive(worker)) return { kind: 'hang' }
    const number = this.trace.length
    const name = `${service} ${operation}`
    this.trace.push(`${worker} ${name}`)
    await this.#landLate(number)
    if (!this.fault || !this.#hits(this.fault, number, name)) return undefined
    return composeTrouble(this.fault, arrival, {
      die: () => {
        this.#busy.delete(worker)
        this.#turns.kill(worker)
        this.#turns.wake()
      },
      land: (effect) => {
        this.#late.push({ atRequest: number + (this.fault?.delay ?? 0), effect })
      },
    })
  }

  #hits({ first, persistent, length }: SeededFault, number: number, name: string): boolean {
    if (number === first) this.#persistent = name
    return persistent ? number >= first && name === this.#persistent : number >= first && number < first + length
  }

  async #landLate(number: number): Promise<void> {
    const due = this.#late.filter(({ atRequest }) => atRequest <= number)
    this.#late = this.#late.filter(({ atRequest }) => atRequest > number)
    for (const { effect } of due) await effect().catch(() => undefined)
  }
}

const publicationOf = ({ siteUrl, fronted: { pds } }: Lane): Publication =>
  parsePublication({
    title: 'The Test Digest',
    siteUrl,
    author: { name: 'The Test Digest' },
    feedIdAuthority: 'digest.example.org,2026',
    bluesky: { handle: pds.handle, service: pds.url },
  })

/** Most publications begin with a session that is already there; the others sign in. */
async function lendSession(lane: Lane, tableName: string): Promise<void> {
  const { cloud, session } = lane
  const clients = connectAws(cloud)
  await createAccountTable(clients.table(tableName)).put({
    revision: 1,
    session,
    identity: identityOf(publicationOf(lane)),
    publicationPlace: { did: session.did, rkey: '3mg2vbwr3dysw' },
  })
  clients.destroy()
}
