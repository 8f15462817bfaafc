import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openPort } from '../../local/gateway/http-exchange.ts'

const script = fileURLToPath(new URL('../../local/start.ts', import.meta.url))

const start = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ])
  return { stdout, stderr, code }
}

describe('npm start', () => {
  it.each([
    {
      name: 'a file that is not there',
      args: ['nowhere.md'],
      says: 'Cannot publish "nowhere.md": there is no such file\n',
    },
    {
      name: 'a folder with nothing to publish',
      args: ['docs/../.ci'],
      says: 'Cannot publish "docs/../.ci": there is no article and no picture in the folder\n',
    },
    {
      name: 'two files of one name',
      args: ['package.json', './package.json'],
      says: 'Cannot publish "./package.json": another file is called package.json, too\n',
    },
    {
      name: 'a port that is none',
      args: ['--port', '80800'],
      says: "error: option '--port <number>' argument '80800' is invalid. Expected 1 to 65535.\n",
    },
  ])('says in one line that it was given $name, before it starts anything', async ({ args, says }) => {
    expect(await start(...args)).toEqual({ stdout: '', stderr: says, code: 1 })
  })

  it('says in one line that the port is in use, and ends', async () => {
    const taken = await openPort()
    const { stderr, code } = await start('--once', '--port', String(taken.port), 'package.json')
    await taken.close()
    expect({ stderr, code }).toEqual({
      stderr: `Cannot listen on port ${taken.port}: it is in use; choose another with --port\n`,
      code: 1,
    })
  })
})
