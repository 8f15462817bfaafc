import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const code = readFileSync(new URL('../../infra/folder-index.js', import.meta.url), 'utf8')

const uriAfter = (uri: string): unknown =>
  runInNewContext(`${code}\nhandler({ request: { method: 'GET', uri } }).uri`, { uri })

describe('handler', () => {
  it.each([
    { name: 'the home page', uri: '/', object: '/index.html' },
    { name: 'a folder', uri: '/articles/fog-signals/', object: '/articles/fog-signals/index.html' },
    { name: 'a folder without its slash', uri: '/articles/fog-signals', object: '/articles/fog-signals/index.html' },
    { name: 'a file', uri: '/feed.xml', object: '/feed.xml' },
    { name: 'a file in a folder', uri: '/tags/lamps/feed.json', object: '/tags/lamps/feed.json' },
    { name: 'a well-known file', uri: '/.well-known/atproto-did', object: '/.well-known/atproto-did' },
    {
      name: 'a well-known file with dots',
      uri: '/.well-known/site.standard.publication',
      object: '/.well-known/site.standard.publication',
    },
    { name: 'a folder with a dot above', uri: '/v1.0/notes', object: '/v1.0/notes/index.html' },
  ])('finds the object of $name', ({ uri, object }) => {
    expect(uriAfter(uri)).toBe(object)
  })

  it('fits into a CloudFront function', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(10_240)
  })
})
