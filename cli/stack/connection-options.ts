import { Option, type Command } from 'commander'

import { usualFile } from './usual-file.ts'

/** Which running tidings a command is about. */
export interface ConnectionOptions {
  readonly local?: true
  readonly stack?: string
  readonly region?: string
  readonly publication: string
}

/** Adds the options that say which running tidings the command is about. Those about AWS contradict `--local`. */
export const withConnectionOptions = (command: Command): Command =>
  command
    .option('--local', 'work with the `npm start` that runs in this folder instead of AWS')
    .addOption(
      new Option('--stack <name>', 'name of the deployed stack (default: as publication.json says)').conflicts('local'),
    )
    .addOption(
      new Option(
        '--region <region>',
        'AWS region of the stack (default: as AWS_REGION or your AWS profile says)',
      ).conflicts('local'),
    )
    .addOption(new Option('--publication <file>', 'your publication.json').default(usualFile).conflicts('local'))
