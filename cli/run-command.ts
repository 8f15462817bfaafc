import { CommanderError, type Command } from 'commander'

import { asError } from '../shared/errors.ts'

/** What the exit code of a command says. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const

const exitCodesHelp = `
Exit codes: ${exitCodes.done} done, ${exitCodes.failed} failed, ${exitCodes.wrongUsage} wrong usage.`

/** Runs the program. What fails is said in plain words on standard error, and the exit code tells what kind it was. */
export async function runCommand(program: Command, argv: readonly string[]): Promise<void> {
  for (const command of [program, ...program.commands]) command.exitOverride().showHelpAfterError(hintOf(command))
  program.addHelpText('afterAll', exitCodesHelp)
  try {
    await program.parseAsync([...argv])
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage
      return
    }
    console.error(asError(thrown).message)
    process.exitCode = exitCodes.failed
  }
}

const hintOf = (command: Command): string =>
  `Run \`${[command.parent?.name(), command.name(), '--help'].filter(Boolean).join(' ')}\` to see what it takes.`
