import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { propertiesOf } from './template.ts'
import { samplePublication, synthesize } from './synthesize.ts'

const source = readFileSync(new URL('../../infra/feed-headers.js', import.meta.url), 'utf8')

interface Asked {
  readonly uri?: string
  readonly accept?: string
  readonly status?: number
  readonly vary?: string
  readonly hubs?: readonly string[]
}

/** The headers of an answer, after the function. */
function headersAfter({ uri = '/feed.xml', accept, status = 200, vary, hubs = [] }: Asked): Record<string, string> {
  const code = source.replace("'SETTINGS'", JSON.stringify({ siteUrl: 'https://lantern.example', hubs }))
  const event = {
    request: { uri, headers: accept === undefined ? {} : { accept: { value: accept } } },
    response: {
      statusCode: status,
      headers: {
        'content-type': { value: 'the type of the object' },
        ...(vary !== undefined && { vary: { value: vary } }),
      },
    },
  }
  const { headers } = runInNewContext(`${code}\nhandler(event)`, { event }) as typeof event.response
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]))
}

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

describe('the headers of a feed', () => {
  it('name the hubs and the feed itself where readers subscribe', () => {
    const hubs = ['https://hub.example/', 'https://other.example/?a=1']
    for (const uri of ['/feed.xml', '/atom.xml', '/feed.json', '/tags/lamps/feed.xml'])
      expect(headersAfter({ uri, hubs })['link']).toBe(
        `<https://lantern.example${uri}>; rel="self", <https://hub.example/>; rel="hub", <https://other.example/?a=1>; rel="hub"`,
      )
  })

  it.each([
    { name: 'a publication without hubs', asked: {} },
    { name: 'an archive', asked: { uri: '/archive/feeds/2/feed.xml', hubs: ['https://hub.example/'] } },
    { name: 'a page', asked: { uri: '/articles/feed/', hubs: ['https://hub.example/'] } },
    { name: 'an error', asked: { status: 404, hubs: ['https://hub.example/'] } },
  ])('name no hub for $name', ({ asked }) => {
    expect(headersAfter(asked)).not.toHaveProperty('link')
  })

  it.each([
    { name: 'a browser', accept: browser, type: 'application/xml; charset=utf-8' },
    {
      name: 'a reader that knows feeds',
      accept: 'application/rss+xml, text/html;q=0.1',
      type: 'the type of the object',
    },
    { name: 'a reader that takes anything', accept: '*/*', type: 'the type of the object' },
    { name: 'a reader that does not say', accept: undefined, type: 'the type of the object' },
  ])('give $name the media type that it needs', ({ accept, type }) => {
    for (const uri of ['/feed.xml', '/archive/feeds/2/atom.xml'])
      expect(headersAfter({ uri, ...(accept !== undefined && { accept }) })).toEqual({
        'content-type': type,
        vary: 'Accept',
      })
  })

  it('say what the answer depends on besides', () => {
    expect(headersAfter({ vary: 'Accept-Encoding' })['vary']).toBe('Accept-Encoding, Accept')
  })

  it.each(['/feed.json', '/', '/sitemap.xml', '/feed.css'])('leave the media type of %s as it is', (uri) => {
    expect(headersAfter({ uri, accept: browser })).toEqual({ 'content-type': 'the type of the object' })
  })

  it('are made by a function that fits into CloudFront, with the publication’s settings in it', () => {
    const template = synthesize(samplePublication({ hubs: ['https://hub.example/?o=’'] }))
    const codes = propertiesOf(template, 'AWS::CloudFront::Function').map(({ FunctionCode }) => String(FunctionCode))
    const code = codes.find((each) => each.includes('const settings'))
    expect(code).toContain(
      'const settings = {"siteUrl":"https://lighthouse.example","hubs":["https://hub.example/?o=’"]}',
    )
    expect(Buffer.byteLength(code ?? '')).toBeLessThan(10_240)
  })
})
