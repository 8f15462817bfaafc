import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalStack } from '../../local/stack-options.ts'
import { startSmallStack } from '../support/small-stack.ts'
import { getRaw } from '../support/get-raw.ts'

let stack: LocalStack
const page = `<p>${'A lamp in every window. '.repeat(100)}</p>`

beforeAll(async () => {
  stack = await startSmallStack()
  const html = { 'content-type': 'text/html; charset=utf-8' }
  await stack.operator.s3('PUT', '/site/index.html', { ...html, 'cache-control': 'max-age=60' }, Buffer.from(page))
  await stack.operator.s3('PUT', '/site/articles/lamp/index.html', html, Buffer.from('lamp'))
  await stack.operator.s3('PUT', '/site/404.html', html, Buffer.from('Nothing is here'))
})

afterAll(async () => stack.stop())

const get = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
  getRaw(`${stack.siteUrl}${path}`, headers)

describe('the edge', () => {
  it('serves a folder’s index, with the metadata of the object and the headers of the policy', async () => {
    const { status, headers, body } = await get('/')
    expect([status, body.toString()]).toEqual([200, page])
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=60',
      'x-content-type-options': 'nosniff',
    })
    expect((await get('/articles/lamp/')).body.toString()).toBe('lamp')
  })

  it('adds a header that the object lacks, where the policy does not override', async () => {
    expect((await get('/articles/lamp/')).headers['cache-control']).toBe('no-store')
  })

  it('answers 304 to whoever has the same bytes', async () => {
    const { headers } = await get('/')
    const again = await get('/', { 'if-none-match': String(headers['etag']) })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('compresses text for those who take it, and weakens the tag', async () => {
    const { headers, body } = await get('/', { 'accept-encoding': 'gzip, br' })
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
    expect(brotliDecompressSync(body).toString()).toBe(page)
    expect((await get('/', { 'if-none-match': String(headers['etag']) })).status).toBe(304)
    expect((await get('/articles/lamp/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined()
  })

  it('shows the error page with the status that the distribution gives it', async () => {
    const { status, body } = await get('/nothing')
    expect([status, body.toString()]).toEqual([404, 'Nothing is here'])
  })

  it('lets the function answer by itself', async () => {
    const { status, headers } = await get('/old')
    expect([status, headers['location']]).toEqual([301, '/new/'])
  })

  it('lets the other function change the headers of an answer, and not of an error', async () => {
    expect((await get('/')).headers['x-seen']).toBe('/ 200')
    expect((await get('/nothing')).headers).not.toHaveProperty('x-seen')
  })

  it('reads the bucket with the rights of CloudFront', async () => {
    await get('/nothing')
    expect(stack.calls).toContainEqual(
      expect.objectContaining({ function: 'cloudfront.amazonaws.com', action: 's3:GetObject', status: 403 }),
    )
  })

  it('says in one line that a port is in use', async () => {
    const port = Number(new URL(stack.siteUrl).port)
    await expect(startSmallStack({ port })).rejects.toThrow(`Cannot listen on port ${port}: it is in use`)
  })
})
