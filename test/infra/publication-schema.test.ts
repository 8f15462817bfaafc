import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

import { readPublication } from '../../shared/adapters/publication-file.ts'
import { publicationSchema } from '../../shared/publication.ts'

const schemaPath = '../../docs/publication.schema.json'

describe('docs/publication.schema.json', () => {
  it('says what parsePublication accepts (vitest run -u writes it anew)', async () => {
    const schema = z.toJSONSchema(publicationSchema, { io: 'input', target: 'draft-7' })

    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(schemaPath)
  })

  it('is the schema that publication.json names, beside a publication that parses', () => {
    const path = new URL('../../publication.json', import.meta.url)

    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('$schema', './docs/publication.schema.json')
    expect(readPublication(path.pathname).title).not.toBe('')
  })
})
