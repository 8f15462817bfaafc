import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { describe, expect, it } from 'vitest'

import { confirm } from '../../cli/terminal/confirm.ts'

describe(confirm, () => {
  it.each([
    { answer: 'yes\n', means: true },
    { answer: ' YES \n', means: true },
    { answer: 'y\n', means: false },
    { answer: 'no\n', means: false },
    { answer: '\n', means: false },
    { answer: '', means: false },
  ])('takes "$answer" for $means', async ({ answer, means }) => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    input.end(answer)
    expect(await confirm('Withdraw it?', { input, output })).toBe(means)
    output.end()
    expect(await text(output)).toContain('Withdraw it?\nType yes to go on: ')
  })
})
