import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Answers, composePublication, questions } from '../../cli/init/questions.ts'
import { askLines } from '../../cli/terminal/ask-lines.ts'
import { readPublication } from '../../shared/adapters/publication-file.ts'
import { parsePublication } from '../../shared/publication.ts'
import { runTidings } from './run-tidings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-init-'))
})
afterAll(async () => rm(folder, { recursive: true }))

const init = async (...args: readonly string[]) => runTidings(['init', ...args], { cwd: folder })
const nothing: Answers = {}
const least = ['--title', 'The Lighthouse', '--site-url', 'https://lighthouse.example', '--author', 'The crew']

describe('tidings init', () => {
  it('writes a publication from options, with defaults for the rest, and says what comes next', async () => {
    const { stdout, stderr, code } = await init(
      ...least,
      '--handle',
      '@lighthouse.example',
      '--email',
      'a@lighthouse.example',
    )
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toMatch(/^Wrote publication\.json\. .*\nNext: `npx cdk bootstrap`.*\nThen `npx tidings connect`/)
    const written: unknown = JSON.parse(await readFile(join(folder, 'publication.json'), 'utf8'))
    expect(parsePublication(written)).toMatchObject({
      title: 'The Lighthouse',
      siteUrl: 'https://lighthouse.example',
      author: { name: 'The crew' },
      feedIdAuthority: expect.stringMatching(/^lighthouse\.example,20\d\d$/),
      bluesky: { handle: 'lighthouse.example' },
      notifications: { operators: ['a@lighthouse.example'] },
      stack: 'Tidings',
    })
    expect(stdout).toContain('Every article gets a thread, whatever its date')
  })

  it('gives another file a stack of its own, and leads what comes next to that file', async () => {
    const { stdout, code } = await init(...least, '--handle', 'lighthouse.example', '--out', 'gazette.json')
    expect(code).toBe(0)
    expect(readPublication(join(folder, 'gazette.json')).stack).toBe('Tidings-the-lighthouse')
    expect(stdout).toContain('“stack” (Tidings-the-lighthouse)')
    expect(stdout).toContain('`npx cdk bootstrap -c publication=gazette.json`')
    expect(stdout).toContain('`npx cdk deploy --all -c publication=gazette.json`')
    expect(stdout).toContain('`npx tidings connect --publication gazette.json`')
  })

  it('takes the name of the stack from --stack', async () => {
    await init(...least, '--out', 'named.json', '--stack', 'Lamp')
    expect(readPublication(join(folder, 'named.json')).stack).toBe('Lamp')
  })

  it('replaces no file unless it is told to', async () => {
    const { stderr, code } = await init(...least)
    expect({ stderr: stderr.slice(0, 52), code }).toEqual({
      stderr: 'Nothing was written: publication.json is there alrea',
      code: 1,
    })
    expect((await init(...least, '--force', '--json')).code).toBe(0)
  })

  it.each([
    { name: 'without what it has to know', args: ['--title', 'T'], says: /^Cannot ask: this is no terminal/, code: 2 },
    {
      name: 'with a wrong answer',
      args: [...least, '--language', 'english!'],
      says: /^Nothing was written: --language: must be a BCP 47 language tag: use a code such as en or de/,
      code: 1,
    },
    {
      name: 'in a language that there is none of',
      args: [...least, '--language', 'deutsch', '--stack', '2nd'],
      says: /^Nothing was written: --language: .* en or de.*; --stack: must be letters/,
      code: 1,
    },
  ])('writes nothing $name', async ({ args, says, code }) => {
    const ran = await init(...args, '--out', 'other.json')
    expect(ran.code).toBe(code)
    expect(ran.stderr).toMatch(says)
  })

  it('asks again until an answer is right, offers what is usual, and takes an empty line for it', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    const answers = [
      '',
      'The Lighthouse',
      '',
      'lighthouse',
      'https://lighthouse.example',
      '',
      '',
      'Mars/Base',
      'Europe/Berlin',
      '',
      '3rd',
      '',
      '',
      '',
    ]
    const asked = askLines(questions, nothing, { input, output })
    for (const answer of answers) {
      input.write(`${answer}\n`)
      await new Promise(setImmediate)
    }
    const publication = parsePublication(composePublication(await asked))
    expect(publication).toMatchObject({
      title: 'The Lighthouse',
      siteUrl: 'https://lighthouse.example',
      author: { name: 'The Lighthouse' },
      language: 'en',
      timeZone: 'Europe/Berlin',
    })
    expect(publication.bluesky).toBeUndefined()
    output.end()
    const said = await text(output)
    expect(said).toContain('A publication needs a title.')
    expect(said).toContain('It must be a web address such as https://example.org.')
    expect(said).toContain('It must be an IANA time zone such as Europe/Berlin.')
    expect(said).toContain('It must be letters, digits and hyphens, and begin with a letter.')
    expect(said).toContain('[The Lighthouse]')
  })

  it('writes nothing when the answers end too early', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    input.end('The Lighthouse\n')
    await expect(askLines(questions, nothing, { input, output })).rejects.toThrow('Nothing was written')
  })
})
