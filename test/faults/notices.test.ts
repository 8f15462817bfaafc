import { describe, expect, it } from 'vitest'

import { atCall, faultModes } from './fault.ts'
import { articleText, report, upTo } from './scenario.ts'
import { World } from './world.ts'

const bad = (version: number): string => `---\ntitle: The pier\ndate: 2026-02-30\n---\n\nVersion ${version}.\n`

const toldOf = (world: World, name: string): number =>
  world.notices.sent.filter(({ subject }) => subject.includes(name)).length

describe('the editors', () => {
  it('are told in plain words what is wrong, where, and what to do', async () => {
    const world = new World(1)
    world.upload('pier.md', bad(0))
    await world.drain()
    expect(world.notices.sent).toEqual([
      {
        subject: 'Not published: pier.md',
        text: [
          'The file “pier.md”, uploaded to The Test Digest on 2 March 2026 at 09:00, was not published.',
          'Line 3, column 7: “date” is not a date that exists: “2026-02-30”. Write it as 2026-11-23 or 2026-11-23T09:00, with +01:00 at the end for another time zone.',
          'Once it is mended, upload it again under the same name.',
        ].join('\n\n'),
      },
    ])
  })

  it('hear nothing of what was accepted, and that a version before stays', async () => {
    const world = new World(1)
    world.upload('pier.md', articleText('The pier'))
    await world.drain()
    expect(world.notices.sent).toEqual([])
    world.upload('pier.md', bad(1))
    await world.drain()
    expect(world.notices.sent[0]?.text).toContain('What was accepted from this file before stays as it is.')
  })

  it.each([1, 2, 4])(
    'are told once of each rejected version, however often its event comes, with %i workers',
    async (workers) => {
      const wrong: string[] = []
      for (const seed of upTo(40)) {
        const world = new World(seed)
        world.batchSizes = { uploads: 1, changes: 1 }
        for (const version of upTo(3)) {
          const files = [
            ['pier.md', bad(version)],
            ['map.jpg', `no picture ${version}`],
            ['clash.txt', articleText('Clash')],
            ['clash.md', `${articleText('Clash')}${version}`],
          ] as const
          for (const [key, text] of files)
            for (const body of Array(2).fill(world.upload(key, text))) world.uploadsQueue.sendBody(String(body))
          await world.drain(workers)
        }
        await world.recover()
        for (const key of ['pier.md', 'map.jpg'])
          if (toldOf(world, key) !== 3) wrong.push(`${seed}: ${key} ${toldOf(world, key)}`)
        const clash = toldOf(world, 'clash.md') + toldOf(world, 'clash.txt')
        if (clash < 1 || clash > 3) wrong.push(`${seed}: clash ${clash}`)
        if ([...world.articles.records.values()].some(({ noticeDue }) => noticeDue)) wrong.push(`${seed}: still due`)
      }
      report(`notices, ${workers} workers`, `${wrong.length} of 40 wrong`)
      expect(wrong).toEqual([])
    },
  )

  it('are told in spite of any single fault, and twice at most', async () => {
    const wrong: string[] = []
    let runs = 0
    for (const mode of faultModes) {
      for (const call of upTo(6)) {
        runs += 1
        const world = new World(call)
        world.faults = [atCall(mode, call)]
        world.upload('pier.md', bad(0))
        await world.drain()
        await world.recover()
        const told = toldOf(world, 'pier.md')
        if (told < 1 || told > 2) wrong.push(`${mode} at ${call}: told ${told} times`)
      }
    }
    report('notices, single faults', `${wrong.length} of ${runs} wrong`)
    expect(wrong).toEqual([])
  })
})
