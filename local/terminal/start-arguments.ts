import { Command, InvalidArgumentError } from 'commander'

/** What `npm start` was asked to do. */
export interface StartArguments {
  /** Paths of the articles to publish. */
  readonly files: readonly string[]
  /** Stop when they are published. */
  readonly once: boolean
  /** Folder for what the world got. */
  readonly out: string | undefined
  readonly port: number
}

const sample = 'examples/ceasefires-that-hold.md'
const defaultPort = 8080

/** Reads the command line; for `--help` and mistakes it says what there is to say and ends the process. */
export function parseStartArguments(argv: readonly string[]): StartArguments {
  const command = new Command('npm start --')
    .description(
      'Runs all of tidings on this machine and publishes articles through it: site, feeds and Bluesky thread.',
    )
    .argument('[file...]', `articles to publish (default: ${sample})`)
    .option('--once', 'stop when all is published', false)
    .option('--out <dir>', 'also write the site as served to DIR/site, and the threads to DIR/threads')
    .option('--port <number>', 'port of the site', parsePort, defaultPort)
    .addHelpText('after', '\nWhile it runs, what you drop into inbox/ is published as well.')
    .parse(argv, { from: 'user' })
  const { once, out, port } = command.opts<{ once: boolean; out?: string; port: number }>()
  return { files: command.args.length > 0 ? command.args : [sample], once, out, port }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('Expected 1 to 65535.')
  return port
}
