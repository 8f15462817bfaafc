import { styleText } from 'node:util'

import { Command } from 'commander'

import { readPublication } from '../shared/adapters/publication-file.ts'
import { asError } from '../shared/errors.ts'
import { checkLogin, checkSecret } from './doctor/check-account.ts'
import { checkAccess, checkBootstrap, checkRegion } from './doctor/check-aws.ts'
import { checkClock, checkDomain, checkFeeds } from './doctor/check-site.ts'
import { fine, notChecked, wrong, type Finding } from './doctor/finding.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect, type Connection } from './stack/connection.ts'
import { wrap } from './terminal/wrap.ts'

interface DoctorOptions extends ConnectionOptions {
  readonly json?: true
}

/** `tidings doctor`: looks whether everything is as it should be. */
export const doctorCommand = (): Command =>
  withConnectionOptions(
    new Command('doctor')
      .description(
        'Look at the account, the region, the stack, the Bluesky account, the site, its feeds and the clock.',
      )
      .option('--json', 'print what was found as JSON'),
  )
    .addHelpText(
      'after',
      '\nChanges nothing. Signs in to Bluesky once. Fails if anything is wrong, and says what to do about it.',
    )
    .action(examine)

async function examine({ json, ...options }: DoctorOptions): Promise<void> {
  const findings: (Finding & { readonly check: string })[] = []
  const look = async (check: string, finding: () => Promise<Finding>): Promise<void> => {
    const found = { check, ...(await finding().catch(unexpected)) }
    findings.push(found)
    if (!json) console.log(renderFinding(found))
  }
  await lookAtPlace(options, look)
  let connection: Connection | undefined
  await look('stack', async () => {
    connection = await connect(options)
    return fine(`It runs, and its site is ${connection.outputs.SiteUrl}.`)
  })
  const running = (check: (found: Connection) => Promise<Finding>) => async (): Promise<Finding> =>
    connection ? check(connection) : notChecked('There is no stack to look at yet.')
  await look('secret', running(checkSecret))
  await look('Bluesky', running(checkLogin))
  await look('domain', running(checkDomain))
  await look('feeds', running(checkFeeds))
  await look('clock', running(checkClock))
  if (json) console.log(JSON.stringify(findings, undefined, 2))
  const count = findings.filter(({ verdict }) => verdict === 'wrong').length
  if (count > 0) throw new Error(`Not as it should be: ${count} of ${findings.length}. What to do stands with each`)
}

async function lookAtPlace(
  { local, publication, ...place }: ConnectionOptions,
  look: (check: string, finding: () => Promise<Finding>) => Promise<void>,
): Promise<void> {
  if (local) return
  await look('publication', async () => fine(`${publication} describes “${readPublication(publication).title}”.`))
  await look('account', async () => checkAccess(place))
  await look('region', async () => checkRegion(place))
  await look('bootstrap', async () => checkBootstrap(place))
}

/** Errors of tidings end in what to do. */
const unexpected = (thrown: unknown): Finding => wrong(`${asError(thrown).message}.`, 'Mend that, and look again.')

const marks = { fine: styleText('green', '✓'), wrong: styleText('red', '✗'), 'not checked': styleText('dim', '–') }

/** One finding: a mark, what was looked at, what was found, and below it what to do. */
export function renderFinding({ check, ...finding }: Finding & { readonly check: string }): string {
  const indent = ' '.repeat(15)
  const lines = [...wrap(finding.found, 85), ...(finding.verdict === 'wrong' ? wrap(`→ ${finding.remedy}`, 85) : [])]
  return `${marks[finding.verdict]} ${check.padEnd(13)}${lines.join(`\n${indent}`)}`
}
