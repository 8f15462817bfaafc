import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { samplePages } from './sample-pages.ts'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    // The title of an article is its editor's, and it is never cut.
    rules: { 'long-title': 'off' },
  }),
)

async function faultsOf(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}

describe('html-validate with its recommended rules', async () => {
  it.each(await samplePages())('finds no fault with $name', async ({ html }) => {
    expect(await faultsOf(html)).toEqual([])
  })

  it('finds a fault where there is one', async () => {
    expect(await faultsOf('<p><div>x</p>')).not.toEqual([])
  })
})
