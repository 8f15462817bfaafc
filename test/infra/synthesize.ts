import { Template } from 'aws-cdk-lib/assertions'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { PublishingApp } from '../../infra/publishing-app.ts'
import { type Publication, parsePublication } from '../../shared/publication.ts'

/** A publication with Bluesky, and what the test cares about. */
export const samplePublication = (wishes: Readonly<Record<string, unknown>> = {}): Publication =>
  parsePublication({
    title: 'The Lighthouse',
    siteUrl: 'https://lighthouse.example',
    author: { name: 'The Lighthouse' },
    feedIdAuthority: 'lighthouse.example,2026',
    bluesky: { handle: 'lighthouse.example' },
    ...wishes,
  })

/** A publication that asks for everything that the stack can have. */
export const fullPublication = (): Publication =>
  samplePublication({
    domain: { hostedZoneId: 'Z0123456789ABC' },
    withdrawOnDelete: true,
    notifications: { editors: ['editor@lighthouse.example'], operators: ['operator@lighthouse.example'] },
  })

/** The app as deployed, but for the functions' code, which is not bundled. */
export const unbundledApp = (
  publication: Publication = samplePublication(),
  context: Readonly<Record<string, string>> = {},
): PublishingApp =>
  new PublishingApp(publication, {
    outdir: mkdtempSync(join(tmpdir(), 'tidings-')),
    context: { 'aws:cdk:bundling-stacks': [], ...context },
  })

export const synthesize = (publication?: Publication): Template => Template.fromStack(unbundledApp(publication).stack)
