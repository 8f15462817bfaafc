import type { Command } from 'commander'

/** Which running tidings a command is about. */
export interface ConnectionOptions {
  readonly local?: true
  readonly stack?: string
  readonly region?: string
  readonly publication: string
}

/** Adds the options that say which running tidings the command is about. */
export const withConnectionOptions = (command: Command): Command =>
  command
    .option('--local', 'work with the `npm start` that runs in this folder instead of AWS')
    .option('--stack <name>', 'name of the deployed stack (default: as publication.json says)')
    .option('--region <region>', 'AWS region of the stack (default: as AWS_REGION or your AWS profile says)')
    .option('--publication <file>', 'your publication.json', 'publication.json')
