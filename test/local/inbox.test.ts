import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchInbox } from '../../local/inbox.ts'
import { eventually } from '../support/eventually.ts'

let folder: string
let seen: string[]
let stop: () => Promise<void>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-inbox-'))
  seen = []
  stop = await watchInbox(folder, {
    onFile: ({ key, body }) => seen.push(`${key}: ${body.toString()}`),
    onRemoved: (key) => seen.push(`${key} is gone`),
  })
})

afterEach(async () => {
  await stop()
  await rm(folder, { recursive: true })
})

describe(watchInbox, () => {
  it('tells of a file once it is complete, of its next version, and of its end', async () => {
    await writeFile(join(folder, 'a.md'), 'one ')
    await appendFile(join(folder, 'a.md'), 'two')
    await eventually('the file', () => seen.includes('a.md: one two'))
    await writeFile(join(folder, 'a.md'), 'three')
    await eventually('its next version', () => seen.includes('a.md: three'))
    await rm(join(folder, 'a.md'))
    await eventually('its end', () => seen.includes('a.md is gone'))
    expect(seen).toEqual(['a.md: one two', 'a.md: three', 'a.md is gone'])
  })

  it('tells of each version of a file that is replaced by another, as editors save it, and of nothing between', async () => {
    for (const text of ['one', 'two', 'three']) {
      await writeFile(join(folder, 'sedA1b2'), text)
      await rename(join(folder, 'sedA1b2'), join(folder, 'a.md'))
      await eventually(text, () => seen.at(-1) === `a.md: ${text}`)
    }
    await writeFile(join(folder, 'a.md'), 'four')
    await eventually('the version that was written in place', () => seen.at(-1) === 'a.md: four')
    expect(seen).toEqual(['a.md: one', 'a.md: two', 'a.md: three', 'a.md: four'])
  })

  it('tells of what is there already', async () => {
    await stop()
    await writeFile(join(folder, 'a.md'), 'before')
    stop = await watchInbox(folder, { onFile: ({ key }) => seen.push(`${key} again`), onRemoved: () => {} })
    await eventually('the file', () => seen.length > 0)
    expect(seen).toEqual(['a.md again'])
  })

  it('tells nothing of a file that is gone before it is complete', async () => {
    await writeFile(join(folder, 'brief.md'), 'x')
    await setTimeout(150)
    await rm(join(folder, 'brief.md'))
    await writeFile(join(folder, 'last.md'), 'x')
    await eventually('the last file', () => seen.includes('last.md: x'))
    expect(seen).toEqual(['last.md: x'])
  })

  it('leaves hidden and temporary files alone', async () => {
    await writeFile(join(folder, '.DS_Store'), 'x')
    await writeFile(join(folder, 'a.md~'), 'x')
    await writeFile(join(folder, '~$report.docx'), 'x')
    await mkdir(join(folder, 'empty'))
    await writeFile(join(folder, 'b.md'), 'last')
    await eventually('the last file', () => seen.length > 0)
    expect(seen).toEqual(['b.md: last'])
  })

  it('tells of every file in a folder that is moved in at once', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'tidings-moved-'))
    await mkdir(join(elsewhere, 'pier', 'more'), { recursive: true })
    await writeFile(join(elsewhere, 'pier', 'index.md'), 'text')
    await writeFile(join(elsewhere, 'pier', 'more', 'a.jpg'), 'picture')
    await rename(join(elsewhere, 'pier'), join(folder, 'pier'))
    await eventually('both files', () => seen.length >= 2)
    expect(new Set(seen)).toEqual(new Set(['pier/index.md: text', 'pier/more/a.jpg: picture']))
    await rm(elsewhere, { recursive: true })
  })
})
