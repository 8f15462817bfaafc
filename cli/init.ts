import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'

import { Command } from 'commander'

import { publicationFaults, type PublicationInput } from '../shared/publication.ts'
import { composePublication, optionOf, questions, type Answers } from './init/questions.ts'
import { exitCodes } from './run-command.ts'
import { renderFileOption, usualFile } from './stack/usual-file.ts'
import { askLines } from './terminal/ask-lines.ts'
import { confirm } from './terminal/confirm.ts'
import { explainFileError } from './terminal/explain-file-error.ts'

interface InitOptions extends Answers {
  readonly out: string
  readonly force?: true
  readonly json?: true
}

/** `tidings init`: describes a publication. */
export function initCommand(): Command {
  const command = new Command('init')
    .description('Write publication.json: asks about your publication, or takes the answers as options.')
    .option('--out <file>', 'file to write', usualFile)
    .option('--force', 'replace the file if it is there')
    .option('--json', 'print what was written as JSON')
  for (const { option, help } of questions) command.option(option, help)
  return command
    .addHelpText(
      'after',
      '\nWith --title, --site-url and --author nothing is asked: what is not given gets its default.',
    )
    .action(init)
}

async function init(options: InitOptions, command: Command): Promise<void> {
  const { force, json, ...given } = options
  const { out } = given
  const isTerminal = process.stdin.isTTY
  if (existsSync(out) && !force && !(isTerminal && (await confirm(`${out} is there already. Replace it?`))))
    throw new Error(
      `Nothing was written: ${out} is there already. Add --force to replace it, or --out for another file`,
    )
  const isComplete = given.title !== undefined && given.siteUrl !== undefined && given.author !== undefined
  if (!isComplete && !isTerminal) {
    command.error('Cannot ask: this is no terminal. Give --title, --site-url and --author.', {
      exitCode: exitCodes.wrongUsage,
    })
  }
  const answers = isComplete ? given : await askLines(questions, given)
  const publication = composePublication(answers)
  const faults = publicationFaults(publication).map(({ path, message }) => `${optionOf(path)}: ${message}`)
  if (faults.length > 0) throw new Error(`Nothing was written: ${faults.join('; ')}`)
  await writeFile(out, `${JSON.stringify(publication, undefined, 2)}\n`).catch(explainFileError('write', out))
  console.log(json ? JSON.stringify(publication, undefined, 2) : describe(out, publication))
}

function describe(out: string, { feedIdAuthority, stack, bluesky }: PublicationInput): string {
  const context = renderFileOption('-c publication=', out)
  const lines = [
    `Wrote ${out}. Look it over: “feedIdAuthority” (${feedIdAuthority}) and “stack” (${stack}) are chosen once and for all.`,
    `Next: \`npx cdk bootstrap${context}\` (once per account and region), then \`npx cdk deploy --all${context}\`.`,
  ]
  if (bluesky) {
    lines.push(
      `Then \`npx tidings connect${renderFileOption('--publication ', out)}\` connects the Bluesky account.`,
      'Every article gets a thread, whatever its date: to leave out those from before a day, add "since": "YYYY-MM-DD".',
    )
  }
  return lines.join('\n')
}
