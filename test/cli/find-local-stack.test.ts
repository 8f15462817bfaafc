import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { findLocalStack } from '../../cli/stack/find-local-stack.ts'
import { localStackFile, writeLocalStackFile } from '../../shared/adapters/local-stack-file.ts'
import { parsePublication } from '../../shared/publication.ts'

const description = {
  pid: 1,
  gatewayUrl: 'http://127.0.0.1:1',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  outputs: {
    UploadsBucketName: 'uploads',
    SiteUrl: 'http://127.0.0.1:2',
    SiteBucketName: 'site',
    DistributionDomainName: 'd111111abcdef8.cloudfront.net',
    ArticlesTableName: 'articles',
    UploadsQueueUrl: 'http://127.0.0.1:1/uploads',
    ChangesQueueUrl: 'http://127.0.0.1:1/changes',
  },
  publication: parsePublication({
    title: 'The Lighthouse',
    siteUrl: 'http://127.0.0.1:2',
    author: { name: 'The keepers' },
    feedIdAuthority: 'lighthouse.example,2026',
  }),
}

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-local-'))
  path = join(folder, localStackFile)
})
afterEach(async () => rm(folder, { recursive: true }))

describe(findLocalStack, () => {
  it('reads how to reach what runs', async () => {
    const server = createServer((_, response) => response.writeHead(404).end())
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const running = { ...description, gatewayUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
    writeLocalStackFile(running, path)
    expect(await findLocalStack(path)).toEqual(running)
    server.close()
  })

  it('says when nothing runs', async () => {
    await expect(findLocalStack(path)).rejects.toThrow(/^Cannot find a running `npm start`: start it in this folder/)
  })

  it('says when what ran was cut off', async () => {
    writeLocalStackFile(description, path)
    await expect(findLocalStack(path)).rejects.toThrow(/nothing answers at http:\/\/127.0.0.1:1. .* start it again$/)
  })

  it('says when the file is broken', async () => {
    await writeFile(path, '{')
    await expect(findLocalStack(path)).rejects.toThrow(/^Cannot read .*: delete it, and start `npm start` again$/)
  })
})

describe(writeLocalStackFile, () => {
  it('keeps the file from others, and takes it away in the end', async () => {
    const remove = writeLocalStackFile(description, path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    remove()
    expect(existsSync(path)).toBe(false)
  })

  it('leaves the file of another process alone', async () => {
    const remove = writeLocalStackFile(description, path)
    writeLocalStackFile({ ...description, pid: 2 }, path)
    remove()
    expect(await readFile(path, 'utf8')).toContain('"pid": 2')
  })
})
