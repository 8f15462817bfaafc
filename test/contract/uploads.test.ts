import { PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'

import { createUploadsBucket } from '../../shared/adapters/uploads-bucket.ts'
import type { Uploads, UploadsPage } from '../../shared/pipeline/uploads.ts'
import { FakeUploads } from '../support/fakes/fake-uploads.ts'
import { useCloud } from './use-cloud.ts'

const emulated = useCloud()

interface Bucket {
  readonly uploads: Uploads
  readonly put: (key: string, text: string) => Promise<void>
}

let buckets = 0

const bucketsToTry = [
  {
    name: 'in memory',
    open: async (): Promise<Bucket> => {
      const uploads = new FakeUploads()
      return { uploads, put: async (key, text) => uploads.put(key, text, Date.parse('2026-03-02T09:00:00.123Z')) }
    },
  },
  {
    name: 'on S3',
    open: async (): Promise<Bucket> => {
      const bucket = `uploads-${++buckets}`
      await emulated.cloud.createBucket(bucket)
      return {
        uploads: createUploadsBucket({ client: emulated.aws.s3, bucket }),
        async put(key, text) {
          await emulated.aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }))
        },
      }
    },
  },
]

async function listAll(uploads: Uploads): Promise<readonly UploadsPage[]> {
  const pages: UploadsPage[] = []
  let next: string | undefined
  do {
    const page = await uploads.list(next)
    pages.push(page)
    next = page.next
  } while (next !== undefined)
  return pages
}

/** MD5 of `hello`. */
const helloTag = '5d41402abc4b2a76b9719d911017c592'

describe.each(bucketsToTry)('uploads $name', ({ open }) => {
  it('have nothing under a key that was never written', async () => {
    const { uploads } = await open()
    expect(await uploads.get('none.md', 1000)).toBeUndefined()
  })

  it.each(['pier.md', 'a folder/Zwölf + 12 & 港?.md', "it's/100%/(one)~!*.md"])(
    'give an object back whole, under the key %s',
    async (key) => {
      const { uploads, put } = await open()
      await put(key, 'hello')
      const object = await uploads.get(key, 5)
      expect(object).toMatchObject({ etag: helloTag })
      expect(object && 'bytes' in object && new TextDecoder().decode(object.bytes)).toBe('hello')
      const { objects, ...rest } = await uploads.list()
      expect(objects).toMatchObject([{ key, etag: helloTag }])
      expect(rest).toEqual({})
      // An object is dated to the second where it is read.
      const [listed, read] = [objects[0], object].map((each) => Math.floor((each?.lastModifiedMs ?? 0) / 1000))
      expect(listed).toBe(read)
    },
  )

  it('give an empty object', async () => {
    const { uploads, put } = await open()
    await put('empty.md', '')
    const object = await uploads.get('empty.md', 10)
    expect(object && 'bytes' in object && object.bytes.length).toBe(0)
  })

  it('date an object in whole seconds', async () => {
    const { uploads, put } = await open()
    await put('pier.md', 'hello')
    const object = await uploads.get('pier.md', 10)
    expect(object?.lastModifiedMs).toBeGreaterThan(0)
    expect((object?.lastModifiedMs ?? 1) % 1000).toBe(0)
  })

  it('say the size alone of an object over the limit', async () => {
    const { uploads, put } = await open()
    await put('large.md', 'hello')
    const object = await uploads.get('large.md', 4)
    expect(object).toMatchObject({ sizeBytes: 5, etag: helloTag })
    expect(object).not.toHaveProperty('bytes')
  })

  it('can be read again and again without what was not read getting in the way', async () => {
    const { uploads, put } = await open()
    await put('large.md', 'x'.repeat(3_000_000))
    for (let time = 0; time < 60; time += 1) {
      expect(await uploads.get('large.md', 100)).toMatchObject({ sizeBytes: 3_000_000 })
    }
  })

  it('have one empty page when there are none', async () => {
    const { uploads } = await open()
    expect(await listAll(uploads)).toEqual([{ objects: [] }])
  })

  it.each([
    { count: 999, pages: 1 },
    { count: 1000, pages: 1 },
    { count: 1001, pages: 2 },
    { count: 2500, pages: 3 },
  ])('list $count keys on $pages pages, each once', async ({ count, pages }) => {
    const { uploads, put } = await open()
    const keys = Array.from({ length: count }, (_, number) => `${String(number).padStart(4, '0')} ü+.md`)
    for (let start = 0; start < count; start += 50) {
      await Promise.all(keys.slice(start, start + 50).map(async (key) => put(key, 'hello')))
    }
    const listed = await listAll(uploads)
    expect(listed).toHaveLength(pages)
    expect(listed.flatMap(({ objects }) => objects.map(({ key }) => key))).toEqual(keys)
    expect(new Set(listed.flatMap(({ objects }) => objects.map(({ etag }) => etag)))).toEqual(new Set([helloTag]))
  })
})
