import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeSequencer, encodeEventKey } from '../../local/gateway/s3-event-record.ts'
import type { LocalStack } from '../../local/stack-options.ts'
import { compareSequencers } from '../../shared/pipeline/sequencer.ts'
import { startSmallStack } from '../support/small-stack.ts'

let stack: LocalStack
let s3: S3Client

beforeAll(async () => {
  stack = await startSmallStack()
  s3 = new S3Client({ endpoint: stack.gatewayUrl, region: stack.region, credentials: stack.operatorCredentials })
})

afterAll(async () => {
  s3.destroy()
  await stack.stop()
})

const put = async (
  Key: string,
  Body: string | Uint8Array,
  conditions: { IfMatch?: string; IfNoneMatch?: string } = {},
) => s3.send(new PutObjectCommand({ Bucket: 'site', Key, Body, ...conditions }))

const nameOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

describe('PutObject at the gateway', () => {
  it('lets exactly one of twenty writers create a key', async () => {
    const attempts = Array.from({ length: 20 }, async (_, n) => nameOf(put('race', `${n}`, { IfNoneMatch: '*' })))
    const outcomes = await Promise.all(attempts)
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'PreconditionFailed')).toHaveLength(19)
  })

  it('lets exactly one of twenty writers replace the same version', async () => {
    const { ETag = '' } = await put('replace', 'first')
    const attempts = Array.from({ length: 20 }, async (_, n) => nameOf(put('replace', `${n}`, { IfMatch: ETag })))
    const outcomes = await Promise.all(attempts)
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1)
  })

  it('answers NoSuchKey when the object to match is gone', async () => {
    expect(await nameOf(put('nowhere', 'x', { IfMatch: '"0"' }))).toBe('NoSuchKey')
  })

  it('keeps the body and the metadata that it was given', async () => {
    const body = 'ä'.repeat(5_000)
    await s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'a b/ü.txt', Body: body, CacheControl: 'max-age=60' }))
    const { Body, CacheControl } = await s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'a b/ü.txt' }))
    expect(await Body?.transformToString()).toBe(body)
    expect(CacheControl).toBe('max-age=60')
  })
})

describe('PutObject of nothing', () => {
  it.each(['empty.md', 'folder/'])('keeps an empty object: %s', async (key) => {
    await put(key, new Uint8Array())
    const { ContentLength } = await s3.send(new GetObjectCommand({ Bucket: 'site', Key: key }))
    expect(ContentLength).toBe(0)
  })
})

describe(encodeEventKey, () => {
  it.each(['plain.md', 'two words.md', 'a+b.md', '100%.md', 'Grüße/日本語 🕊.md', '(draft) & more=?.md', 'a%20b.md'])(
    'can be read back as facts.md says: %s',
    (key) => {
      const encoded = encodeEventKey(key)
      expect(encoded).toMatch(/^[\w.*+%/-]*$/)
      expect(decodeURIComponent(encoded.replace(/\+/g, ' '))).toBe(key)
    },
  )
})

describe(composeSequencer, () => {
  const sequencers = Array.from({ length: 600 }, (_, n) => composeSequencer(n + 1))

  it('rises, when the shorter one is padded with zeros on the right', () => {
    for (const [index, sequencer] of sequencers.slice(1).entries())
      expect(compareSequencers(sequencers[index] ?? '', sequencer)).toBeLessThan(0)
  })

  it('is hexadecimal of uneven length, and out of order as a number', () => {
    expect(sequencers.every((sequencer) => /^[0-9A-F]+$/.test(sequencer))).toBe(true)
    expect(new Set(sequencers.map(({ length }) => length)).size).toBeGreaterThan(2)
    const byNumber = sequencers.toSorted((a, b) => Number(BigInt(`0x${a}`) - BigInt(`0x${b}`)))
    expect(byNumber).not.toEqual(sequencers)
  })
})
