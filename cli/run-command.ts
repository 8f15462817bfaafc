import type { Command } from 'commander'

import { asError } from '../shared/errors.ts'

/** Runs the program; whatever fails is said in plain words on standard error, and the exit code is 1. */
export async function runCommand(program: Command, argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync([...argv])
  } catch (thrown) {
    console.error(asError(thrown).message)
    process.exitCode = 1
  }
}
