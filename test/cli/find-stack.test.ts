import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findStack } from '../../cli/stack/find-stack.ts'
import { samplePublication, unbundledApp } from '../infra/synthesize.ts'
import { renderStack } from './render-stack.ts'
import { serveAnswers } from './serve-answers.ts'

const outputs = {
  UploadsBucketName: 'uploads',
  SiteUrl: 'https://lighthouse.example',
  SiteBucketName: 'site',
  DistributionDomainName: 'd111111abcdef8.cloudfront.net',
  ArticlesTableName: 'articles',
  UploadsQueueUrl: 'https://sqs.example/uploads',
  ChangesQueueUrl: 'https://sqs.example/changes',
}

const renderError = (code: string, message: string): string =>
  `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`

/** What CloudFormation answers about the stack of this name. */
const answers: Readonly<Record<string, readonly [status: number, body: string]>> = {
  Tidings: [200, renderStack(outputs)],
  Other: [200, renderStack({ WebsiteUrl: 'https://other.example' })],
  None: [400, renderError('ValidationError', 'Stack with id None does not exist')],
  Expired: [403, renderError('ExpiredTokenException', 'The security token included in the request is expired')],
  Denied: [403, renderError('AccessDenied', 'User is not authorized to perform: cloudformation:DescribeStacks')],
}

let server: Awaited<ReturnType<typeof serveAnswers>>
let client: CloudFormationClient
const asked: string[] = []

beforeAll(async () => {
  server = await serveAnswers((_, body) => {
    asked.push(body)
    const [status, answer] = answers[new URLSearchParams(body).get('StackName') ?? ''] ?? [500, '']
    return { status, contentType: 'text/xml', body: answer }
  })
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  client = new CloudFormationClient({ endpoint: server.url, region: 'eu-north-1', credentials, maxAttempts: 1 })
})
afterAll(() => server.close())

describe(findStack, () => {
  it('reads what a deployed stack tells of itself, by its name', async () => {
    expect(await findStack(client, 'Tidings')).toEqual(outputs)
    expect(asked.at(-1)).toContain('Action=DescribeStacks')
  })

  it.each([
    { name: 'None', says: /^Cannot find stack "None" in eu-north-1: deploy it with `npx cdk deploy`, .* --local/ },
    { name: 'Other', says: /^Cannot use stack "Other" in eu-north-1: it does not tell UploadsBucketName, SiteUrl, / },
    { name: 'Expired', says: /^Cannot sign in to AWS: .* `aws sso login`/ },
    { name: 'Denied', says: /^Cannot look up stack "Denied" in eu-north-1: .*not authorized/ },
  ])('says what to do about a stack that is $name', async ({ name, says }) => {
    await expect(findStack(client, name)).rejects.toThrow(says)
  })
})

describe('the stack of infra/', () => {
  it('has the name that publication.json gives it and commands look for', () => {
    expect(unbundledApp(samplePublication({ stack: 'Gazette' })).stack.stackName).toBe('Gazette')
  })
})
