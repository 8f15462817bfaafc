import { readFileSync, rmSync, writeFileSync } from 'node:fs'

import * as z from 'zod'

import { publicationSchema } from '../publication.ts'
import { stackOutputsSchema } from '../stack-outputs.ts'

/** In the folder where `npm start` runs, while it does: how to reach what it started. */
export const localStackFile = '.tidings-local.json'

const localStackSchema = z.object({
  /** Of the process that serves. */
  pid: z.int(),
  /** Base URL of the AWS endpoint. */
  gatewayUrl: z.url(),
  region: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  outputs: stackOutputsSchema,
  /** As the functions know it. */
  publication: publicationSchema,
})

export type LocalStackDescription = z.output<typeof localStackSchema>

/** @returns what removes the file again, unless another process has written it meanwhile */
export function writeLocalStackFile(stack: LocalStackDescription, path = localStackFile): () => void {
  writeFileSync(path, `${JSON.stringify(stack, undefined, 2)}\n`, { mode: 0o600 })
  return () => {
    if (readLocalStackFile(path)?.pid === stack.pid) rmSync(path, { force: true })
  }
}

/** What is running here, if the file can be believed; `undefined`: there is no file, or none that can be read. */
export function readLocalStackFile(path = localStackFile): LocalStackDescription | undefined {
  try {
    return localStackSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
