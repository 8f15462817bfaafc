import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { readFileSync } from 'node:fs'

import type { Publication } from '../shared/publication.ts'

/** What the function tells of the publication. */
export type FeedHeaderSettings = Pick<Publication, 'siteUrl' | 'hubs'>

/** The headers of feeds, which depend on the feed and on who asks. */
export class FeedHeaders extends EdgeFunction {
  constructor(scope: Construct, id: string, { siteUrl, hubs }: FeedHeaderSettings) {
    const source = readFileSync(new URL('feed-headers.js', import.meta.url), 'utf8')
    super(scope, id, {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(source.replace("'SETTINGS'", () => JSON.stringify({ siteUrl, hubs }))),
    })
  }
}
