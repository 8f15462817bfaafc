import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openPort } from '../../local/gateway/http-exchange.ts'
import { localStackFile } from '../../shared/adapters/local-stack-file.ts'
import { articleText } from '../faults/scenario.ts'
import { run, startScript } from '../stack/start-process.ts'
import { ownPublication } from '../stack/real-stack.ts'
import { runTidings } from './run-tidings.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-start-'))
  await writeFile(join(folder, 'publication.json'), JSON.stringify(ownPublication()))
  await writeFile(join(folder, 'pier.md'), articleText('The pier reopens'))
})
afterAll(async () => rm(folder, { recursive: true }))

describe('npm start', () => {
  it('can be found by `tidings --local` while it serves, and not afterwards', async () => {
    const free = await openPort()
    const { port } = free
    await free.close()
    const start = run(process.execPath, [startScript, 'pier.md', '--port', String(port)], folder)
    await start.says('waiting')
    const during = await runTidings(['status', 'pier.md', '--local'], { cwd: folder })
    start.interrupt()
    const { code } = await start.ended
    const after = await runTidings(['status', 'pier.md', '--local'], { cwd: folder })
    expect({ code, during: during.code, after: after.code }).toEqual({ code: 0, during: 0, after: 1 })
    expect(during.stdout).toContain(`http://127.0.0.1:${port}/articles/the-pier-reopens/`)
    expect(after.stderr).toMatch(/^Cannot find a running `npm start`/)
    expect(existsSync(join(folder, localStackFile))).toBe(false)
  })
})
