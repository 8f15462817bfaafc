import { randomBytes } from 'node:crypto'

import { PutObjectCommand } from '@aws-sdk/client-s3'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'

import { createSiteThumbnails } from '../../shared/adapters/site-thumbnails.ts'
import type { Thumbnails } from '../../shared/pipeline/card-picture.ts'
import { useCloud } from './use-cloud.ts'

const bucket = 'site'

const emulated = useCloud()
let thumbnails: Thumbnails

beforeAll(async () => {
  await emulated.cloud.createBucket(bucket)
  thumbnails = createSiteThumbnails({ client: emulated.aws.s3, bucket })
})

/** The worst case of an encoder: no two pixels alike. */
const noise = async (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()

const put = async (Key: string, Body: Buffer): Promise<unknown> =>
  emulated.aws.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))

describe(createSiteThumbnails, () => {
  it.each([
    { name: 'a large one', width: 2000, height: 1500, card: { width: 1200, height: 630 } },
    { name: 'a tall one', width: 1300, height: 2400, card: { width: 1200, height: 630 } },
  ])('makes $name fit a card, at most 1,000,000 bytes and always the same', async ({ name, width, height, card }) => {
    await put(`media/a/${name}.png`, await noise(width, height))
    const picture = await thumbnails.fromSite(`media/a/${name}.png`)
    expect(picture.bytes.length).toBeLessThanOrEqual(1_000_000)
    expect(picture.mimeType).toBe('image/jpeg')
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', ...card })
    expect(await thumbnails.fromSite(`media/a/${name}.png`)).toEqual(picture)
  })

  it('enlarges nothing', async () => {
    await put('media/a/small.png', await noise(300, 200))
    const { width, height } = await sharp((await thumbnails.fromSite('media/a/small.png')).bytes).metadata()
    expect([width <= 300, height <= 200]).toEqual([true, true])
  })

  it('fails for what is no picture, and for what is not there', async () => {
    await put('media/a/text.png', Buffer.from('no picture'))
    await expect(thumbnails.fromSite('media/a/text.png')).rejects.toThrow('unsupported image format')
    await expect(thumbnails.fromSite('media/a/missing.png')).rejects.toThrow('does not exist')
  })
})
