import { text } from 'node:stream/consumers'
import { App } from 'aws-cdk-lib'
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { PublishingStack } from '../../infra/publishing-stack.ts'
import { runsHere } from '../../infra/bundling/place-packages.ts'
import { parsePublication } from '../../shared/publication.ts'

/** A process of its own: reads a publication from standard input, writes its stack's assembly to the named directory. */
const [, , outdir] = process.argv
if (outdir === undefined) throw new Error('Cannot synthesize: no directory is named')

const publication = parsePublication(JSON.parse(await text(process.stdin)))
// The template is validated where it is deployed from; here that would cost two seconds at every start.
const context = { ...featureFlags, '@aws-cdk/core:validateAgainstDefaultRules': false, [runsHere]: true }
const app = new App({ outdir, analyticsReporting: false, context })
new PublishingStack(app, 'Local', { publication })
app.synth()
