import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CallRecord } from '../../local/gateway/call-record.ts'
import { callsPerArticle } from '../costs/measured-calls.ts'
import { articleText } from '../faults/scenario.ts'
import { ownPublication, type RealStack, startRealStack } from './real-stack.ts'

const articles = 4

let stack: RealStack
beforeAll(async () => {
  stack = await startRealStack({ publication: ownPublication() })
  // The first article finds no site yet, and signs in.
  await stack.announce('first.md', articleText('The first article'))
  await stack.quiet()
}, 240_000)
afterAll(async () => stack?.stop())

const kinds: Readonly<Record<keyof typeof callsPerArticle, (call: CallRecord) => boolean>> = {
  // Records are small: each read or write of one is about one unit.
  tableReads: ({ action }) => /^dynamodb:(?:GetItem|BatchGetItem|Query)$/.test(action),
  tableWrites: ({ action }) => /^dynamodb:(?:PutItem|DeleteItem|UpdateItem)$/.test(action),
  s3Puts: ({ action }) => action === 's3:PutObject',
  s3Gets: ({ action }) => action === 's3:GetObject',
  sqsRequests: ({ action }) => /^sqs:(?:SendMessage|DeleteMessage)$/.test(action),
  lambdaRequests: ({ action, by }) => action === 'sqs:DeleteMessage' && by === 'poller',
}

describe('callsPerArticle', () => {
  it('is what the functions call for one article, rounded up', async () => {
    const before = stack.calls.length
    for (let number = 0; number < articles; number += 1) {
      await stack.announce(`article-${number}.md`, articleText(`Article number ${number}`))
      await stack.quiet()
    }
    const calls = stack.calls
      .slice(before)
      .filter(({ function: caller }) => caller !== 'operator' && !caller.startsWith('Reconcile'))
    const measured = Object.fromEntries(
      Object.entries(kinds).map(([kind, isOf]) => [kind, calls.filter(isOf).length / articles]),
    )
    console.log(`calls for one article, upload to thread: ${JSON.stringify(measured)}`)
    for (const [kind, count] of Object.entries(callsPerArticle)) {
      expect({
        kind,
        measured: measured[kind] ?? 0,
        atMost: count,
        isHeld: (measured[kind] ?? 0) <= count,
      }).toMatchObject({
        isHeld: true,
      })
      expect({ kind, isClose: count <= (measured[kind] ?? 0) * 2 + 4 }).toMatchObject({ isClose: true })
    }
  }, 240_000)
})
