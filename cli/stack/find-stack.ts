import {
  CloudFormationServiceException,
  DescribeStacksCommand,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation'
import * as z from 'zod'

import { asError } from '../../shared/errors.ts'
import { stackOutputsSchema, type StackOutputs } from '../../shared/stack-outputs.ts'

/**
 * Finds the deployed stack and what it tells of itself.
 *
 * @throws {Error} in words that say what to do: there is no such stack, nobody is signed in, or it is another's or too old
 */
export async function findStack(client: CloudFormationClient, name: string): Promise<StackOutputs> {
  const region = await client.config.region().catch((cause: unknown) => {
    throw new Error(
      'Cannot tell which AWS region is meant: set AWS_REGION, run `aws configure`, or add --region; or add --local to use a running `npm start`',
      { cause },
    )
  })
  const { Stacks: [stack] = [] } = await client
    .send(new DescribeStacksCommand({ StackName: name }))
    .catch((cause: unknown) => {
      throw explain(asError(cause), name, region)
    })
  const outputs = Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey: key, OutputValue: value }) => [key, value]),
  )
  const result = stackOutputsSchema.safeParse(outputs)
  if (result.success) return result.data
  const missing = z.treeifyError(result.error).properties ?? {}
  throw new Error(
    `Cannot use stack "${name}" in ${region}: it does not tell ${Object.keys(missing).join(', ')}. If it is tidings, deploy it again with \`npx cdk deploy\``,
  )
}

function explain(cause: Error, name: string, region: string): Error {
  const isMissing = cause instanceof CloudFormationServiceException && /does not exist/.test(cause.message)
  if (isMissing) {
    return new Error(
      `Cannot find stack "${name}" in ${region}: deploy it with \`npx cdk deploy\`, name another with --stack or --region, or add --local to use a running \`npm start\``,
      { cause },
    )
  }
  if (/credential|token/i.test(cause.name)) {
    return new Error(
      `Cannot sign in to AWS: ${cause.message}. Run \`aws sso login\` or set AWS_PROFILE, or add --local to use a running \`npm start\``,
      { cause },
    )
  }
  return new Error(`Cannot look up stack "${name}" in ${region}: ${cause.message}`, { cause })
}
