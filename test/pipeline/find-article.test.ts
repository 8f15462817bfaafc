import { beforeAll, describe, expect, it } from 'vitest'

import { articleId } from '../../shared/article/identity.ts'
import { findArticle } from '../../shared/pipeline/find-article.ts'
import { articleText } from '../faults/scenario.ts'
import { World } from '../faults/world.ts'

const world = new World(1)

beforeAll(async () => {
  world.upload('pier.md', articleText('The pier reopens'))
  await world.drain()
  world.upload('pier.txt', articleText('Another file of that name'))
  world.upload('2026/lamp.md', articleText('The lamp'))
  await world.drain()
})

describe(findArticle, () => {
  it.each([
    { name: 'pier.md', finds: 'pier.md' },
    { name: articleId('pier.md'), finds: 'pier.md' },
    { name: 'pier.txt', finds: 'pier.txt' },
    { name: '2026/lamp.md', finds: '2026/lamp.md' },
    { name: 'lamp.md', finds: undefined },
    { name: 'pier.html', finds: undefined },
    { name: 'pier', finds: undefined },
    { name: '', finds: undefined },
  ])('finds $finds by "$name", never another file', async ({ name, finds }) => {
    expect((await findArticle(world.articles, name))?.uploadKey).toBe(finds)
  })
})
