import { ingest, type IngestPorts } from '../../shared/pipeline/ingest.ts'
import { publish, type PublishPorts } from '../../shared/pipeline/publish.ts'
import { epochMs, publication } from '../faults/world.ts'
import { PublishMemory } from '../../shared/pipeline/publish-memory.ts'
import { FakeArticles } from '../support/fakes/fake-articles.ts'
import { FakeLists } from '../support/fakes/fake-lists.ts'
import { FakeMonthParts } from '../support/fakes/fake-month-parts.ts'
import { FakeNotices } from '../support/fakes/fake-notices.ts'
import { FakeInterests, FakeMedia, FakeStudio, FakeWeb } from '../support/fakes/fake-pictures.ts'
import { FakeSite } from '../support/fakes/fake-site.ts'
import { FakeUploads } from '../support/fakes/fake-uploads.ts'
import { FakeVolumes } from '../support/fakes/fake-volumes.ts'

const minuteMs = 60_000
const text = 'The harbour council met on Monday and agreed to reopen the eastern pier before the season begins. '

/** Every port of the steps from an upload to the site, in memory. */
const createFakes = () => ({
  articles: new FakeArticles(),
  lists: new FakeLists(),
  volumes: new FakeVolumes(),
  months: new FakeMonthParts(),
  site: new FakeSite(),
  media: new FakeMedia(),
  uploads: new FakeUploads(),
  interests: new FakeInterests(),
  studio: new FakeStudio(),
  web: new FakeWeb(),
  notices: new FakeNotices(),
})

type Fakes = ReturnType<typeof createFakes>

/** The real steps from an upload to the site, without any cloud. */
export class MemoryPath {
  readonly fakes = createFakes()
  readonly publication = publication
  readonly #memory = new PublishMemory()
  /** Ids of articles that `publish` has been told of. */
  readonly changes: string[] = []
  #number = 0
  #marks = 0

  /** Puts another article into the uploads bucket, a minute younger than the one before. @returns its key */
  upload(): string {
    this.#number += 1
    const key = `one-more-${this.#number}.md`
    const date = new Date(epochMs + this.#number * minuteMs).toISOString()
    const front = `---\ntitle: One more, ${this.#number}\ndate: ${date}\ntags: [Topic 0, Topic 1]\nbluesky: false\n---\n\n`
    this.fakes.uploads.put(key, front + `${text.repeat(20)}\n\n`.repeat(2), epochMs)
    return key
  }

  /** @param through what stands before each port, such as what counts its calls */
  ports(
    through: <Port extends object>(name: string, port: Port) => Port = (_name, port) => port,
  ): IngestPorts & PublishPorts {
    const entries = Object.entries(this.fakes).map(([name, port]) => [name, through(name, port as object)])
    return {
      ...(Object.fromEntries(entries) as Fakes),
      publication: this.publication,
      memory: this.#memory,
      changes: through('changes', { send: async (id: string) => void this.changes.push(id) }),
      mark: () => `mark ${(this.#marks += 1)}`,
      nowMs: () => epochMs + 10_000 * minuteMs,
    }
  }
}

/** Takes one more article all the way. @throws {Error} why it is not on the site */
export async function publishOneMore(path: MemoryPath, ports = path.ports()): Promise<void> {
  await ingest(ports, { key: path.upload() })
  const failures = await publish(ports, path.changes.splice(0))
  for (const failure of failures.values()) throw failure
}
