import { DeleteObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'

import { createSiteBucket } from '../../shared/adapters/site-bucket.ts'
import type { SiteFile, SiteHost } from '../../shared/pipeline/site-host.ts'
import { FakeSite } from '../support/fakes/fake-site.ts'
import { publishState } from '../support/publish-state.ts'
import { useCloud } from './use-cloud.ts'

const emulated = useCloud()

interface Removable {
  readonly remove: (path: string) => Promise<void>
}

let buckets = 0

const hosts = [
  {
    name: 'in memory',
    open: async (): Promise<SiteHost & Removable> => {
      const site = new FakeSite()
      return Object.assign(site, { remove: async (path: string) => void site.files.delete(path) })
    },
  },
  {
    name: 'on S3',
    open: async (): Promise<SiteHost & Removable> => {
      const bucket = `site-${++buckets}`
      await emulated.cloud.createBucket(bucket)
      return {
        ...createSiteBucket({ client: emulated.aws.s3, bucket }),
        async remove(path) {
          await emulated.aws.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: path }))
        },
      }
    },
  },
]

const file = (body: string, path = 'articles/pier/index.html'): SiteFile => ({
  path,
  contentType: 'text/html; charset=utf-8',
  body,
})

describe.each(hosts)('a site $name', ({ open }) => {
  it('has nothing under a path that was never written', async () => {
    expect(await (await open()).get('articles/none/index.html')).toBeUndefined()
  })

  it.each(['', 'One', 'Zwölf Häfen — 12 港 😀\r\n'])('gives back "%s" as it was written', async (body) => {
    const site = await open()
    expect(await site.put(file(body), undefined)).toBeDefined()
    expect(await site.get(file(body).path)).toMatchObject({ body })
  })

  it('writes a new file only where there is none', async () => {
    const site = await open()
    expect(await site.put(file('one'), undefined)).toBeDefined()
    expect(await site.put(file('two'), undefined)).toBeUndefined()
    expect((await site.get(file('').path))?.body).toBe('one')
  })

  it('writes in place of the file that was read, and of no other', async () => {
    const site = await open()
    await site.put(file('one'), undefined)
    const first = await site.get(file('').path)
    expect(await site.put(file('two'), first?.etag)).toBeDefined()
    expect(await site.put(file('three'), first?.etag)).toBeUndefined()
    const second = await site.get(file('').path)
    expect(second?.body).toBe('two')
    expect(await site.put(file('three'), second?.etag)).toBeDefined()
    expect((await site.get(file('').path))?.body).toBe('three')
  })

  it('says by which ETag a file that was written is known', async () => {
    const site = await open()
    const first = await site.put(file('one'), undefined)
    expect((await site.get(file('').path))?.etag).toBe(first)
    const second = await site.put(file('two'), first)
    expect(second).not.toBe(first)
    expect((await site.get(file('').path))?.etag).toBe(second)
    expect(await site.put(file('three'), second)).toBeDefined()
  })

  it('does not write in place of a file that is gone', async () => {
    const site = await open()
    await site.put(file('one'), undefined)
    const standing = await site.get(file('').path)
    await site.remove(file('').path)
    expect(await site.put(file('two'), standing?.etag)).toBeUndefined()
    expect(await site.get(file('').path)).toBeUndefined()
    expect(await site.put(file('two'), undefined)).toBeDefined()
  })

  it('keeps paths apart', async () => {
    const site = await open()
    await site.put(file('one', 'feed.json'), undefined)
    expect(await site.put(file('two', 'feed.xml'), undefined)).toBeDefined()
    expect((await site.get('feed.json'))?.body).toBe('one')
  })

  it('lets one of many writers in place of the same file win', async () => {
    const site = await open()
    await site.put(file('start'), undefined)
    const etag = (await site.get(file('').path))?.etag
    const won = await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => site.put(file(`writer ${writer}`), etag)),
    )
    expect(won.filter((written) => written !== undefined)).toHaveLength(1)
    const winner = won.findIndex((written) => written !== undefined)
    expect((await site.get(file('').path))?.body).toBe(`writer ${winner}`)
  })

  it('ends with the newest state, whichever of many builders is last', async () => {
    const site = await open()
    let state = 0
    await Promise.all(
      Array.from({ length: 6 }, async () =>
        publishState(
          site,
          [file('').path],
          async () => {
            state += state < 6 ? 1 : 0
            return state
          },
          (read) => [file(`state ${read}`)],
        ).catch(() => {}),
      ),
    )
    await publishState(
      site,
      [file('').path],
      async () => state,
      (read) => [file(`state ${read}`)],
    )
    expect((await site.get(file('').path))?.body).toBe(`state ${state}`)
  })
})
