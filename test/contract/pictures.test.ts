import { GetObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'

import { createMediaBucket } from '../../shared/adapters/media-bucket.ts'
import { createPictureInterestsTable } from '../../shared/adapters/picture-interests-table.ts'
import type { Media, PictureInterests } from '../../shared/pipeline/pictures.ts'
import { FakeInterests, FakeMedia } from '../support/fakes/fake-pictures.ts'
import { bothStores } from './stores.ts'
import { useCloud } from './use-cloud.ts'

const emulated = useCloud()

interface OpenMedia {
  readonly media: Media
  readonly read: (path: string) => Promise<string | undefined>
}

let opened = 0

const mediaToTry = [
  {
    name: 'in memory',
    open: async (): Promise<OpenMedia> => {
      const media = new FakeMedia()
      return {
        media,
        read: async (path) => {
          const file = media.files.get(path)
          return file && new TextDecoder().decode(file.bytes)
        },
      }
    },
  },
  {
    name: 'on S3',
    open: async (): Promise<OpenMedia> => {
      const bucket = `media-${++opened}`
      await emulated.cloud.createBucket(bucket)
      return {
        media: createMediaBucket({ client: emulated.aws.s3, bucket }),
        read: async (path) =>
          emulated.aws.s3.send(new GetObjectCommand({ Bucket: bucket, Key: path })).then(
            async ({ Body: body }) => body?.transformToString(),
            () => undefined,
          ),
      }
    },
  },
]

const picture = (text: string) => ({ bytes: new TextEncoder().encode(text), contentType: 'image/png' })

describe.each(mediaToTry)('media $name', ({ open }) => {
  it('keep the first file of a name, and count the second as written', async () => {
    const { media, read } = await open()
    await media.put('media/a/1.png', picture('one'))
    await media.put('media/a/1.png', picture('two'))
    expect(await read('media/a/1.png')).toBe('one')
  })

  it('remove all of an article and nothing of another', async () => {
    const { media, read } = await open()
    await Promise.all(
      Array.from({ length: 12 }, async (_, number) => media.put(`media/a/${number}.png`, picture('one'))),
    )
    await media.put('media/a-b/1.png', picture('other'))
    await media.removeAll('a')
    await media.removeAll('a')
    expect(await read('media/a/3.png')).toBeUndefined()
    expect(await read('media/a-b/1.png')).toBe('other')
  })
})

describe('media on S3', () => {
  it('may be kept by everybody for ever', async () => {
    const bucket = `media-${++opened}`
    await emulated.cloud.createBucket(bucket)
    await createMediaBucket({ client: emulated.aws.s3, bucket }).put('media/a/1.png', picture('one'))
    expect(await emulated.aws.s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'media/a/1.png' }))).toMatchObject({
      CacheControl: 'public, max-age=31536000, immutable',
      ContentType: 'image/png',
    })
  })
})

const interestsToTry = bothStores<PictureInterests>('interests', () => new FakeInterests(), createPictureInterestsTable)

describe.each(interestsToTry)('interests in pictures $name', ({ open }) => {
  it('name each upload once, for the picture that it wants and for no other', async () => {
    const interests = await open()
    for (const key of ['a.md', 'b/index.md', 'a.md']) await interests.add('map.png', key)
    await interests.add('pier.png', 'c.md')
    expect([...(await interests.of('map.png'))].toSorted()).toEqual(['a.md', 'b/index.md'])
    expect(await interests.of('none.png')).toEqual([])
  })

  it('take the longest keys there are', async () => {
    const interests = await open()
    const [mapKey, articleKey] = [`${'p'.repeat(1_020)}.png`, `${'a'.repeat(1_021)}.md`]
    await interests.add(mapKey, articleKey)
    expect(await interests.of(mapKey)).toEqual([articleKey])
  })

  it('are read to the last page', async () => {
    const interests = await open()
    const keys = Array.from({ length: 1_100 }, (_, number) => `${String(number).padStart(4, '0')}${'x'.repeat(1_000)}`)
    for (let start = 0; start < keys.length; start += 50) {
      await Promise.all(keys.slice(start, start + 50).map(async (key) => interests.add('map.png', key)))
    }
    expect([...(await interests.of('map.png'))].toSorted()).toEqual(keys)
  })
})
