import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'

import type { Thumbnails } from '../pipeline/card-picture.ts'
import { loadSharp } from './load-sharp.ts'

/** What Bluesky takes. */
const limitBytes = 1_000_000

/** The shape in which cards are shown. */
const [width, height] = [1_200, 630]

const qualities = [82, 65, 45, 25]

/** Pictures of the site's bucket as cards show them, by sharp: cut to the shape of a card around what draws the eye. */
export function createSiteThumbnails({ client, bucket }: { client: S3Client; bucket: string }): Thumbnails {
  return {
    async fromSite(path) {
      const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }))
      if (!body) throw new Error(`Cannot read picture "${path}": S3 sent no body`)
      const sharp = await loadSharp()
      const cut = sharp(await body.transformToByteArray())
        .autoOrient()
        .resize({ width, height, fit: 'cover', position: 'attention', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
      for (const quality of qualities) {
        const bytes = await cut.clone().jpeg({ quality }).toBuffer()
        if (bytes.length <= limitBytes) return { bytes, mimeType: 'image/jpeg' }
      }
      throw new Error(`Cannot make picture "${path}" smaller than ${limitBytes} bytes`)
    },
  }
}
