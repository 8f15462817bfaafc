import { processEach } from '../../shared/batch.ts'
import { asError } from '../../shared/errors.ts'
import { announce } from '../../shared/pipeline/announce.ts'
import { parseArticleMessage, renderArticleMessage } from '../../shared/pipeline/article-message.ts'
import type { FeedHub } from '../../shared/pipeline/feed-hub.ts'
import { enterLists } from '../../shared/pipeline/enter-lists.ts'
import type { Entered } from '../../shared/pipeline/entered.ts'
import { ingest } from '../../shared/pipeline/ingest.ts'
import type { Failures } from '../../shared/pipeline/note-failure.ts'
import { publish } from '../../shared/pipeline/publish.ts'
import { PublishMemory } from '../../shared/pipeline/publish-memory.ts'
import { publishPages } from '../../shared/pipeline/publish-pages.ts'
import { redrive, type Findings } from '../../shared/pipeline/redrive.ts'
import { catchUp } from '../../shared/pipeline/catch-up.ts'
import { sweep } from '../../shared/pipeline/sweep.ts'
import { parseUploadEvents, renderUploadHint } from '../../shared/pipeline/upload-event.ts'
import type { Picture } from '../../shared/pipeline/upload-picture.ts'
import { parsePublication, type Publication } from '../../shared/publication.ts'
import { FakeArticles } from '../support/fakes/fake-articles.ts'
import { FakeLists } from '../support/fakes/fake-lists.ts'
import { FakeNotices } from '../support/fakes/fake-notices.ts'
import { drawFakeCard } from '../support/fakes/draw-fake-card.ts'
import { FakeInterests, FakeMedia, FakeStudio, FakeWeb } from '../support/fakes/fake-pictures.ts'
import { FakeMonthParts } from '../support/fakes/fake-month-parts.ts'
import { FakePds } from '../support/fakes/fake-pds.ts'
import { FakeAccount } from '../support/fakes/fake-account.ts'
import { FakeSite } from '../support/fakes/fake-site.ts'
import { FakeVolumes } from '../support/fakes/fake-volumes.ts'
import { FakeUploads } from '../support/fakes/fake-uploads.ts'
import { FakeQueue, type QueuedMessage } from './fake-queue.ts'
import { faultError, type Fault } from './fault.ts'
import { Scheduler } from './scheduler.ts'
import { seededRandom } from './seeded-random.ts'

export const publication: Publication = parsePublication({
  title: 'The Test Digest',
  siteUrl: 'https://digest.example.org',
  author: { name: 'The Test Digest' },
  feedIdAuthority: 'digest.example.org,2026',
  bluesky: { handle: 'digest.example.org' },
})

/** When every world begins: no test knows the clock of the machine. */
export const epochMs = Date.parse('2026-03-02T09:00:00.000Z')

type Task = (worker: number) => Promise<void>

type Handler = (
  ports: ReturnType<World['ports']>,
  messages: readonly QueuedMessage[],
) => Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }>

/**
 * The whole pipeline on fakes: every external call of every function passes through `#call`, where the scheduler
 * decides when it happens and a fault whether and how. The clock stands still until it is moved.
 */
export class World {
  nowMs = epochMs
  faults: readonly Fault[] = []
  /** External calls made so far. */
  calls = 0
  /** Those of them that were made before `recover`. */
  callsBeforeRecovery = 0
  readonly articles = new FakeArticles()
  readonly lists = new FakeLists()
  readonly volumes = new FakeVolumes()
  readonly months = new FakeMonthParts()
  readonly site = new FakeSite()
  readonly uploads = new FakeUploads()
  readonly interests = new FakeInterests()
  readonly media = new FakeMedia()
  readonly web = new FakeWeb()
  readonly notices = new FakeNotices()
  readonly account = new FakeAccount()
  readonly pds = new FakePds(() => this.nowMs)
  readonly uploadsQueue = new FakeQueue(renderUploadHint, () => this.nowMs)
  readonly changesQueue = new FakeQueue(renderArticleMessage, () => this.nowMs)
  readonly announcementsQueue = new FakeQueue(renderArticleMessage, () => this.nowMs)
  readonly failures: Error[] = []
  /** What the hub was told of, call by call. */
  readonly announced: (readonly string[])[] = []
  /** How far a worker's clock is ahead. */
  skewMs: (worker: number) => number = () => 0
  /** Told of every call as it is made. */
  onCall: (call: string) => void = () => {}
  /** Late effects happen when `landLate` is called, and not before. */
  lateUntilTold = false
  /** Whether a batch of changes waits until it is full, while uploads come in: as in the window of the template. */
  hasBatchWindow = false
  /** Messages that one invocation takes. */
  batchSizes = { uploads: 10, changes: 100 }
  readonly scheduler: Scheduler
  publication: Publication
  readonly #random: () => number
  #late: { atCall: number; land: () => Promise<unknown> }[] = []
  readonly #refused = new Set<string>()
  readonly #acts = new Map<number, () => void>()
  readonly #busy = new Set<number>()
  readonly #seats = new Map<number, number>()
  readonly #memories = new Map<number, PublishMemory>()
  #sequence = 0
  #marks = 0

  constructor(seed: number, settings: { [Key in keyof Publication]?: Publication[Key] | undefined } = {}) {
    this.scheduler = new Scheduler(seed)
    this.#random = seededRandom(seed ^ 0x5eed)
    this.publication = { ...publication, ...settings } as Publication
  }

  /** Puts a file into the bucket and tells of it, unless the event is to be lost. */
  upload(key: string, text: string, { event = true } = {}): string {
    this.uploads.put(key, text, this.nowMs)
    const body = this.eventBody(key)
    if (event) this.uploadsQueue.sendBody(body)
    return body
  }

  /** Deletes a file and tells of it, unless the event is to be lost. */
  remove(key: string, { event = true } = {}): void {
    this.uploads.objects.delete(key)
    const body = this.eventBody(key)
    if (event) this.uploadsQueue.sendBody(body)
  }

  /** Does something just before this call is made. */
  atCall(number: number, act: () => void): void {
    this.#acts.set(number, act)
  }

  /** What S3 says of the next change to this key. */
  eventBody(key: string, sequencer = this.#nextSequencer()): string {
    const encoded = encodeURIComponent(key).replaceAll('%20', '+')
    return JSON.stringify({ Records: [{ s3: { object: { key: encoded, sequencer } } }] })
  }

  /** What S3 says of a deletion of this key, without deleting anything. */
  removalBody(key: string): string {
    return this.eventBody(key)
  }

  /** From now on, every message sent to this queue is lost, and those in it are. */
  drop(queue: 'uploadsQueue' | 'changesQueue' | 'announcementsQueue' | undefined): void {
    for (const each of this.#queues) each.drops = false
    if (queue === undefined) return
    this[queue].drops = true
    this[queue].messages = []
  }

  /** Hexadecimal and of uneven length, as S3 writes them. */
  #nextSequencer(): string {
    this.#sequence += 1
    return this.#sequence.toString(16).padStart(6, '0').replace(/0+$/, '')
  }

  /** Delivers messages to `workers` workers of each function at once, until every queue is empty. */
  async drain(workers = 1): Promise<void> {
    for (let round = 0; round < 400; round += 1) {
      const bodies = Array.from({ length: workers }, (_, seat) => this.#functions(seat)).flat()
      await this.scheduler.run(bodies)
      const next = this.#queues.flatMap(({ nextVisibleMs }) => nextVisibleMs ?? [])
      if (next.length === 0) return
      this.nowMs = Math.max(this.nowMs, Math.min(...next))
    }
    throw new Error('The queues do not drain')
  }

  /** One pass of each task of `reconcile`, at once. */
  async reconcile(): Promise<void> {
    const redriveAll = async (worker: number): Promise<void> => void (await redrive(this.ports(worker)))
    const sweepAll = async (worker: number): Promise<void> => void (await sweep(this.ports(worker)))
    const catchUpAll = async (worker: number): Promise<void> => void (await catchUp(this.ports(worker)))
    for (const error of await this.scheduler.run([redriveAll, sweepAll, catchUpAll])) this.#note(error)
  }

  /** One pass of the task that compares recent uploads with the table. */
  async catchUp(): Promise<void> {
    const errors = await this.scheduler.run([async (worker) => void (await catchUp(this.ports(worker)))])
    for (const error of errors) this.#note(error)
  }

  /** One pass of the task that drives unfinished articles on. */
  async redrive(): Promise<Findings> {
    let findings: Findings = { redriven: 0, stuck: [] }
    const errors = await this.scheduler.run([
      async (worker) => {
        findings = await redrive(this.ports(worker))
      },
    ])
    for (const error of errors) this.#note(error)
    return findings
  }

  /** From now on, reading this upload fails. */
  refuse(key: string): void {
    this.#refused.add(key)
  }

  /** The faults stop, what was late lands, the queues drain, and two passes of `reconcile` run. */
  async recover(): Promise<void> {
    this.faults = []
    this.callsBeforeRecovery = this.calls
    await this.landLate()
    await this.drain()
    for (let pass = 0; pass < 2; pass += 1) {
      this.nowMs += 2 * 3_600_000
      await this.reconcile()
      await this.drain()
    }
  }

  /** Lets the late effects that are due at this call happen. */
  async landLate(number = Number.POSITIVE_INFINITY): Promise<void> {
    const due = this.#late.filter(({ atCall }) => atCall <= number)
    this.#late = this.#late.filter(({ atCall }) => atCall > number)
    for (const { land } of due) await land().catch(() => undefined)
  }

  /** The ports of somebody to whom nothing happens. */
  get backstage() {
    const { articles, lists, volumes, months, site, media } = this
    return { publication: this.publication, articles, lists, volumes, months, site, media, nowMs: () => this.nowMs }
  }

  /** Where all articles that are on the site, or were, are in the lists. */
  async entered(): Promise<readonly Entered[]> {
    const ids = [...this.articles.records.values()].flatMap(({ publishing }) => publishing?.article ?? [])
    const { shown } = await publishPages(this.backstage, ids)
    return (await enterLists(this.backstage, shown)).entered
  }

  /** The ports of one worker. */
  ports(worker: number) {
    const through = <Port extends object>(name: string, port: Port): Port => this.#through(worker, name, port)
    return {
      publication: this.publication,
      articles: through('articles', this.articles),
      unfinished: through('unfinished', this.articles),
      lists: through('lists', this.lists),
      volumes: through('volumes', this.volumes),
      months: through('months', this.months),
      site: through('site', this.site),
      uploads: through('uploads', this.uploads),
      interests: through('interests', this.interests),
      media: through('media', this.media),
      studio: new FakeStudio(),
      thumbnails: through('thumbnails', { fromSite: async (path: string) => this.#thumbnail(path) }),
      cards: through('cards', { draw: drawFakeCard }),
      web: through('web', this.web),
      notices: through('notices', this.notices),
      mark: () => `mark ${++this.#marks}`,
      account: through('account', this.account),
      microblog: through('microblog', this.pds),
      uploadHints: through('uploadHints', this.uploadsQueue),
      changes: through('changes', this.changesQueue),
      announcements: through('announcements', this.announcementsQueue),
      ...(this.publication.hubs.length > 0 && { hub: this.#hub(worker) }),
      isLive: async (url: string) =>
        this.#call(worker, 'page.isLive', async () =>
          this.site.files.has(`${new URL(url).pathname.slice(1)}index.html`),
        ),
      nowMs: () => this.nowMs + this.skewMs(worker),
      pause: async () => this.scheduler.turn(worker, 'pause'),
    }
  }

  /** Keeps the promise of the port: it may crash with its function, but never fails. */
  readonly #hub = (worker: number): FeedHub => ({
    announce: async (topics) =>
      this.#call(worker, 'hub.announce', async () => void this.announced.push(topics)).catch(() => undefined),
  })

  /** The site's picture as it is: those of worlds are small. */
  #thumbnail(path: string): Picture {
    const picture = this.media.files.get(path)
    if (!picture) throw new Error(`There is no ${path} on the site`)
    return { bytes: picture.bytes, mimeType: picture.contentType }
  }

  get #queues(): readonly FakeQueue[] {
    return [this.uploadsQueue, this.changesQueue, this.announcementsQueue]
  }

  /** One worker of each function, which works until there is nothing left to do. */
  #functions(seat: number): Task[] {
    return [
      this.#consume(this.uploadsQueue, this.batchSizes.uploads, async (ports, messages) =>
        processEach(
          messages,
          async ({ body }) => {
            for (const event of parseUploadEvents(body)) await ingest(ports, event)
          },
          this.#note,
        ),
      ),
      this.#consume(
        this.changesQueue,
        this.batchSizes.changes,
        async (ports, messages) => {
          const ids: string[] = []
          const response = await processEach(
            messages,
            async ({ body }) => void ids.push(parseArticleMessage(body)),
            this.#note,
          )
          this.#noteAll(await publish({ ...ports, memory: this.#memoryOf(seat) }, ids))
          return response
        },
        seat,
      ),
      this.#consume(this.announcementsQueue, 1, async (ports, messages) =>
        processEach(
          messages,
          async ({ body }) => this.#noteAll(await announce(ports, parseArticleMessage(body))),
          this.#note,
        ),
      ),
    ]
  }

  /** @param seat whose process this worker is: a process outlives its work, unless it dies */
  #consume(queue: FakeQueue, limit: number, handle: Handler, seat?: number): Task {
    return async (worker) => {
      if (seat !== undefined) this.#seats.set(worker, seat)
      for (;;) {
        const messages = this.#isFilling(queue, limit) ? [] : queue.receive(limit)
        if (messages.length > 0) await this.#handle(worker, queue, messages, handle)
        else if (this.#busy.size > 0) await this.scheduler.park()
        else return
      }
    }
  }

  #isFilling(queue: FakeQueue, limit: number): boolean {
    const isWaiting = this.hasBatchWindow && queue === this.changesQueue && this.uploadsQueue.messages.length > 0
    return isWaiting && queue.visible.length < limit
  }

  async #handle(worker: number, queue: FakeQueue, messages: readonly QueuedMessage[], handle: Handler): Promise<void> {
    this.#busy.add(worker)
    try {
      const { batchItemFailures } = await handle(this.ports(worker), messages)
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
      for (const message of messages) if (!failed.has(message.messageId)) queue.delete(message)
    } catch (error) {
      // The function itself failed: all its messages come back.
      this.#note(error)
    } finally {
      this.#busy.delete(worker)
      this.scheduler.wake()
    }
  }

  /** What the process at this seat remembers. */
  #memoryOf(seat: number): PublishMemory {
    const memory = this.#memories.get(seat) ?? new PublishMemory()
    this.#memories.set(seat, memory)
    return memory
  }

  async #die(worker: number): Promise<never> {
    this.#memories.delete(this.#seats.get(worker) ?? Number.NaN)
    this.#busy.delete(worker)
    this.scheduler.wake()
    return this.scheduler.die(worker)
  }

  #through<Port extends object>(worker: number, name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const method: unknown = Reflect.get(target, property)
        if (typeof method !== 'function') return method
        return async (...args: unknown[]) =>
          this.#call(worker, `${name}.${String(property)}`, async () => {
            if (name === 'uploads' && this.#refused.has(String(args[0])))
              throw new Error(`Cannot read ${String(args[0])}`)
            return Reflect.apply(method, target, args) as unknown
          })
      },
    })
  }

  async #call<Result>(worker: number, call: string, effect: () => Promise<Result>): Promise<Result> {
    await this.scheduler.turn(worker, call)
    const number = this.calls++
    this.#acts.get(number)?.()
    this.onCall(call)
    if (!this.lateUntilTold) await this.landLate(number)
    const fault = this.faults.find(({ hits }) => hits(number, call))
    switch (fault?.mode) {
      case undefined:
        return effect().finally(() => {
          if (call.endsWith('.send')) this.scheduler.wake()
        })
      case 'error before':
      case 'throttle':
      case 'server error':
        throw faultError(fault, call, this.nowMs)
      case 'lost reply':
        await effect().catch(() => undefined)
        throw faultError(fault, call, this.nowMs)
      case 'crash before':
      case 'hang':
        return this.#die(worker)
      case 'crash after':
        await effect().catch(() => undefined)
        return this.#die(worker)
      case 'late effect':
        this.#late.push({ atCall: number + 1 + Math.floor(this.#random() * 40), land: effect })
        throw faultError(fault, call, this.nowMs)
    }
  }

  readonly #note = (error: unknown): void => {
    this.failures.push(asError(error))
  }

  #noteAll(failures: Failures): void {
    this.failures.push(...failures.values())
  }
}
