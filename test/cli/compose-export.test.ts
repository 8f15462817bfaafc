import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'

import { composeExport } from '../../cli/export/compose-export.ts'
import type { Accepted } from '../../cli/export/read-all-articles.ts'
import type { ArticleContent } from '../../shared/article/article.ts'
import { articleId, slugOf } from '../../shared/article/identity.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import { acceptFirst } from '../../shared/pipeline/accept.ts'
import { samplePublication } from '../infra/synthesize.ts'

const publication = samplePublication()
const uploadedMs = Date.parse('2026-03-02T10:00:00Z')

async function read(key: string, bytes: Uint8Array): Promise<ArticleContent> {
  const parsed = await parseUpload({ key, bytes }, publication)
  if (parsed.outcome === 'rejected') throw new Error(parsed.complaints.map(({ message }) => message).join(' '))
  return parsed.content
}

function record(key: string, content: ArticleContent): Accepted {
  const id = articleId(key)
  const publishing = acceptFirst(content, { id, slug: slugOf(content.title, id), publication, uploadedMs })
  const receipt = {
    outcome: 'accepted',
    at: new Date(uploadedMs).toISOString(),
    title: content.title,
    notes: [],
  } as const
  return { id, uploadKey: key, revision: 1, receipt, publishing: { ...publishing, state: 'live', liveVersion: 1 } }
}

/** The site bucket with these objects. */
const bucketOf = (objects: Readonly<Record<string, string>>) => {
  const send = async ({ input: { Key: key } }: { input: { Key: string } }) => {
    const text = objects[key]
    if (text === undefined) throw new NoSuchKey({ message: 'gone', $metadata: {} })
    return { Body: { transformToByteArray: async () => Buffer.from(text) } }
  }
  const outputs = { SiteUrl: publication.siteUrl, SiteBucketName: 'site' }
  return { s3: { send } as unknown as S3Client, outputs } as unknown as Parameters<typeof composeExport>[1]
}

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))

describe(composeExport, () => {
  it.each(readdirSync(examples).map((name) => ({ name })))(
    'writes $name so that reading it gives the same article',
    async ({ name }) => {
      const { publishing, ...rest } = record(name, await read(name, readFileSync(examples + name)))
      const { files } = await composeExport({ publishing, ...rest }, bucketOf({}))
      const [file] = files
      const again = await read(file?.path ?? '', file?.bytes ?? Buffer.alloc(0))
      const { title, summary, bodyHtml, authors, tags, language, published, feedId, image } = publishing.article
      expect(articleId(file?.path ?? '')).toBe(articleId(name))
      expect(again).toMatchObject({
        title,
        summary,
        bodyHtml,
        authors,
        tags,
        language,
        date: published,
        originalId: feedId,
      })
      expect(again.image).toEqual(image)
      expect(again.bluesky).toBe(false)
    },
  )

  it('takes the pictures of the site along, by a way that leads from the article to them, and says which are gone', async () => {
    const content = await read('2026/pier.md', Buffer.from('# Pier\n\nThe pier is long, and it is old.\n'))
    const bodyHtml = `<p><img src="https://lighthouse.example/media/a/1.jpg" alt="A"><img src="/media/a/2.jpg" alt="B"><img src="https://other.example/media/a/3.jpg" alt="C"></p>`
    const { files, gone } = await composeExport(
      record('2026/pier.md', { ...content, bodyHtml, image: { src: '/media/a/1.jpg', alt: 'A' } }),
      bucketOf({ 'media/a/1.jpg': 'JPEG' }),
    )
    expect(files.map(({ path }) => path)).toEqual(['2026/pier.html', 'media/a/1.jpg'])
    expect(gone).toEqual(['/media/a/2.jpg'])
    const text = Buffer.from(files[0]?.bytes ?? []).toString()
    expect(text).toContain('<img src="../media/a/1.jpg" alt="A">')
    expect(text).toContain('<img src="https://other.example/media/a/3.jpg" alt="C">')
    expect(text).toMatch(/image:\n {2}src: \.\.\/media\/a\/1\.jpg/)
  })
})
