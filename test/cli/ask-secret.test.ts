import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { describe, expect, it } from 'vitest'

import { askSecret } from '../../cli/terminal/ask-secret.ts'

describe(askSecret, () => {
  it('asks on a terminal, and shows nothing of what is typed', async () => {
    const [input, output] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()]
    input.write('abcd-')
    input.write('efgh\r')
    expect(await askSecret('App password: ', { input, output })).toBe('abcd-efgh')
    output.end()
    expect(await text(output)).toBe('App password: \n')
  })

  it.each([
    { given: 'abcd-efgh\n', read: 'abcd-efgh' },
    { given: ' abcd-efgh\r\nmore\n', read: 'abcd-efgh' },
    { given: 'abcd-efgh', read: 'abcd-efgh' },
    { given: '', read: '' },
  ])('reads "$given" without asking where there is no terminal', async ({ given, read }) => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    input.end(given)
    expect(await askSecret('App password: ', { input, output })).toBe(read)
    output.end()
    expect(await text(output)).toBe('')
  })
})
