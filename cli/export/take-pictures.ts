import { posix } from 'node:path'

import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { toHtml } from 'hast-util-to-html'

import type { Article, ArticleImage } from '../../shared/article/article.ts'
import { elementsOf, parseHtml } from '../../shared/article/html-tree.ts'
import type { Connection } from '../stack/connection.ts'
import type { ExportedFile } from './exported-file.ts'

/** Pictures that were published with their article are here on the site. */
const mediaPath = /^\/media\/[\w./-]+$/

/** Fetches the pictures that the site has for an article, and makes body and image name the fetched ones. */
export async function takePictures(
  { bodyHtml, image }: Pick<Article, 'bodyHtml' | 'image'>,
  path: string,
  { s3, outputs: { SiteUrl: siteUrl, SiteBucketName: bucket } }: Pick<Connection, 's3' | 'outputs'>,
): Promise<{
  readonly bodyHtml: string
  readonly image: ArticleImage | undefined
  readonly files: readonly ExportedFile[]
  readonly gone: readonly string[]
}> {
  const body = parseHtml(bodyHtml, 'fragment')
  const pictures = [...elementsOf(body)].filter(({ tagName }) => tagName === 'img')
  const keys = new Map<string, string>()
  const take = (src: string): string => {
    const key = mediaKey(src, siteUrl)
    if (key === undefined) return src
    keys.set(key, src)
    return posix.relative(posix.dirname(path), key)
  }
  for (const { properties } of pictures) properties['src'] = take(properties.src ?? '')
  const cover = image && {
    src: take(image.src),
    alt: image.alt,
    ...(image.caption !== undefined && { caption: image.caption }),
  }
  const fetched = await Promise.all(
    [...keys.keys()].map(async (key) => ({ key, bytes: await fetchObject(s3, bucket, key) })),
  )
  return {
    bodyHtml: keys.size > 0 ? toHtml(body) : bodyHtml,
    image: cover,
    files: fetched.flatMap(({ key, bytes }) => (bytes ? [{ path: key, bytes }] : [])),
    gone: fetched.flatMap(({ key, bytes }) => (bytes ? [] : [keys.get(key) ?? key])),
  }
}

/** The key in the site bucket that an address leads to, if it is a published picture's. */
function mediaKey(src: string, siteUrl: string): string | undefined {
  const url = URL.parse(src, siteUrl)
  return url?.origin === new URL(siteUrl).origin && mediaPath.test(url.pathname) ? url.pathname.slice(1) : undefined
}

async function fetchObject(s3: S3Client, bucket: string, key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    return await body?.transformToByteArray()
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}
