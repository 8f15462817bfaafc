import { describe, expect, it } from 'vitest'

import { requireArticle } from '../../cli/stack/require-article.ts'
import { articleText } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const world = new World(1)
for (const key of ['bridge-towns.md', 'lighthouse/index.md', '2012/lamp.txt'])
  world.upload(key, articleText('The pier reopens'))
await world.drain()

describe(requireArticle, () => {
  it.each([
    { name: 'bridge-towns', key: 'bridge-towns.md' },
    { name: 'bridge-towns.md', key: 'bridge-towns.md' },
    { name: 'lighthouse', key: 'lighthouse/index.md' },
    { name: 'lighthouse/', key: 'lighthouse/index.md' },
    { name: 'lighthouse/index.md', key: 'lighthouse/index.md' },
    { name: '2012/lamp', key: '2012/lamp.txt' },
  ])('finds $key by $name', async ({ name, key }) => {
    expect((await requireArticle(world.articles, name)).uploadKey).toBe(key)
  })

  it.each(['bridge-towns.txt', 'bridge', 'lamp'])('takes no other article for %s', async (name) => {
    await expect(requireArticle(world.articles, name)).rejects.toThrow(`Cannot find "${name}"`)
  })
})
