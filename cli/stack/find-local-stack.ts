import { existsSync } from 'node:fs'

import {
  localStackFile,
  readLocalStackFile,
  type LocalStackDescription,
} from '../../shared/adapters/local-stack-file.ts'

/**
 * Finds the stack that `npm start` runs in this folder.
 *
 * @throws {Error} if none runs
 */
export async function findLocalStack(path = localStackFile): Promise<LocalStackDescription> {
  const stack = readLocalStackFile(path)
  if (!stack && existsSync(path)) throw new Error(`Cannot read ${path}: delete it, and start \`npm start\` again`)
  if (!stack)
    throw new Error('Cannot find a running `npm start`: start it in this folder, in another terminal, without --once')
  // Any answer will do.
  await fetch(stack.gatewayUrl, { signal: AbortSignal.timeout(3000) }).catch((cause: unknown) => {
    throw new Error(
      `Cannot reach the \`npm start\` that ${path} tells of: nothing answers at ${stack.gatewayUrl}. It seems to have been cut off; start it again`,
      { cause },
    )
  })
  return stack
}
