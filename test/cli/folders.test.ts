import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readFiles } from '../../cli/stack/upload-files.ts'
import { runTidings } from './run-tidings.ts'

const publication = {
  title: 'The Lighthouse',
  siteUrl: 'https://lighthouse.example',
  author: { name: 'The keepers' },
  feedIdAuthority: 'lighthouse.example,2026',
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-folders-'))
  await mkdir(join(folder, 'pier/more'), { recursive: true })
  await mkdir(join(folder, 'pier/.git'))
  await mkdir(join(folder, 'empty'))
  const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  await writeFile(join(folder, 'publication.json'), JSON.stringify(publication))
  await writeFile(join(folder, 'pier/index.md'), '# The pier\n\nIt opens.\n\n![A](more/a.png)\n\n![B](b.jpg)\n')
  await writeFile(join(folder, 'pier/more/a.png'), picture)
  await writeFile(join(folder, 'pier/style.css'), 'p {}')
  await writeFile(join(folder, 'pier/.git/x.md'), 'x')
})

afterAll(async () => rm(folder, { recursive: true }))

describe('readFiles', () => {
  it('takes the articles and pictures of a folder by its name, pictures first, and leaves the rest alone', async () => {
    const files = await readFiles([join(folder, 'pier/')])
    expect(files.map(({ key }) => key)).toEqual(['pier/more/a.png', 'pier/index.md'])
  })

  it('says that a folder has nothing to publish', async () => {
    await expect(readFiles([join(folder, 'empty')])).rejects.toThrow('there is no article and no picture in the folder')
  })
})

describe('tidings preview of a folder', () => {
  it('shows its article with the pictures that are there, and names those that are not', async () => {
    const args = ['preview', join(folder, 'pier'), '--publication', join(folder, 'publication.json')]
    const { stdout, code } = await runTidings([...args, '--out', join(folder, 'out')])
    expect({ code, stdout }).toMatchObject({ code: 0 })
    const [id = ''] = await readdir(join(folder, 'out/media'))
    const [name = ''] = await readdir(join(folder, 'out/media', id))
    expect(await readFile(join(folder, 'out/page.html'), 'utf8')).toContain(
      `<img src="/media/${id}/${name}" alt="A" width="30" height="20"`,
    )
    const shown = await runTidings(args)
    expect(shown.stdout.replaceAll(/\s+/g, ' ')).toContain('The picture “pier/b.jpg” has not been uploaded yet')
    expect(existsSync(join(folder, 'out/thread.json'))).toBe(true)
  })

  it('asks which of several articles is meant', async () => {
    await writeFile(join(folder, 'empty/a.md'), '# A\n\nText.')
    await writeFile(join(folder, 'empty/b.md'), '# B\n\nText.')
    const args = ['preview', join(folder, 'empty'), '--publication', join(folder, 'publication.json')]
    const { stderr, code } = await runTidings(args)
    expect(code).toBe(1)
    expect(stderr).toContain('there are several articles in it; name one of them')
  })
})
