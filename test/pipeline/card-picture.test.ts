import { beforeEach, describe, expect, it } from 'vitest'

import { RetryableError } from '../../shared/errors.ts'
import { coverOf, uploadCover } from '../../shared/pipeline/card-picture.ts'
import type { Session } from '../../shared/pipeline/microblog.ts'
import { composeBlob } from '../../shared/thread/cid.ts'
import { publication, World } from '../faults/world.ts'

const bytes = Buffer.from('a picture')
const src = 'https://digest.example.org/media/pier-1a2b/0f.jpg'
const article = { image: { src, alt: 'The pier' }, bodyHtml: '' }

let world: World
let session: Session
let asked: string[]

beforeEach(async () => {
  world = new World(1)
  session = await world.pds.signIn()
  asked = []
})

const upload = async (fromSite?: (path: string) => Promise<{ bytes: Uint8Array; mimeType: string }>) =>
  uploadCover(
    {
      ...world.ports(0),
      microblog: world.pds,
      account: world.account,
      thumbnails: {
        fromSite:
          fromSite ??
          (async (path) => {
            asked.push(path)
            return { bytes, mimeType: 'image/jpeg' }
          }),
      },
    },
    session,
    article,
  )

describe(coverOf, () => {
  it.each([
    {
      name: 'the picture that stands for the article',
      image: { src, alt: '' },
      bodyHtml: '<img src="/media/b/1.png">',
      cover: src,
    },
    { name: 'by its path', image: { src: '/media/pier-1a2b/0f.jpg', alt: '' }, bodyHtml: '', cover: src },
    {
      name: 'else the first of the site in the text',
      image: { src: 'https://elsewhere.example/media/a.png', alt: '' },
      bodyHtml: '<p>One <img src="https://elsewhere.example/b.png"><img src="/media/pier-1a2b/0f.jpg"></p>',
      cover: src,
    },
    {
      name: 'none from the web',
      image: { src: 'https://elsewhere.example/a.png', alt: '' },
      bodyHtml: '',
      cover: undefined,
    },
    { name: 'none from elsewhere on the site', image: { src: '/feed.xml', alt: '' }, bodyHtml: '', cover: undefined },
  ])('takes $name', ({ image, bodyHtml, cover }) => {
    expect(coverOf({ image, bodyHtml }, publication)).toBe(cover)
  })
})

describe(uploadCover, () => {
  it('uploads the picture as the site has it, and knows its reference', async () => {
    expect(await upload()).toEqual({ src, blob: composeBlob(bytes, 'image/jpeg') })
    expect(asked).toEqual(['media/pier-1a2b/0f.jpg'])
    expect(world.pds.blobs.size).toBe(1)
  })

  it('goes on without a picture that cannot be made or uploaded', async () => {
    const broken = async () => {
      throw new Error('Cannot read it')
    }
    expect(await upload(broken)).toBe('failed')
    world.pds.uploadBlob = async () => composeBlob(Buffer.from('another'), 'image/jpeg')
    expect(await upload()).toBe('failed')
  })

  it('tries a second time before it goes on without', async () => {
    let calls = 0
    const flaky = async () => {
      calls += 1
      if (calls === 1) throw new Error('Cannot read it just now')
      return { bytes, mimeType: 'image/jpeg' }
    }
    expect(await upload(flaky)).toMatchObject({ src })
  })

  it('leaves the PDS alone when that asks for it', async () => {
    world.pds.uploadBlob = async () => {
      throw new RetryableError('429', { notBefore: 1 })
    }
    await expect(upload()).rejects.toThrow('429')
  })
})
