/* oxlint-disable no-new -- a stack attaches itself to its app */
import { workerData } from 'node:worker_threads'
import { App } from 'aws-cdk-lib'
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { PublishingStack } from '../infra/publishing-stack.ts'
import type { Publication } from '../shared/publication.ts'

/** Runs in a worker thread: synthesis bundles the functions and holds its thread for seconds. */
const { publication, outdir } = workerData as { publication: Publication; outdir: string }

const app = new App({ outdir, analyticsReporting: false, context: featureFlags })
new PublishingStack(app, 'Local', { publication })
app.synth()
