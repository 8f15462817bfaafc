import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'

import { asError } from '../../shared/errors.ts'
import { fine, wrong, type Finding } from './finding.ts'

interface Place {
  readonly region?: string
}

/** Whether requests are signed, and as whom. */
export async function checkAccess({ region }: Place): Promise<Finding> {
  try {
    const client = new STSClient(region === undefined ? {} : { region })
    const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}))
    return fine(`Signed in to the account ${account} as ${arn}.`)
  } catch (error) {
    return wrong(
      `AWS does not know who asks: ${asError(error).message}.`,
      'Run `aws sso login` or `aws configure`, or set AWS_PROFILE.',
    )
  }
}

export async function checkRegion({ region }: Place): Promise<Finding> {
  try {
    const client = new CloudFormationClient(region === undefined ? {} : { region })
    return fine(`The region is ${await client.config.region()}.`)
  } catch {
    return wrong('No region is set.', 'Set AWS_REGION, or add --region.')
  }
}

/** Whether `cdk bootstrap` has run: it leaves a stack of this name. */
export async function checkBootstrap({ region }: Place): Promise<Finding> {
  try {
    const client = new CloudFormationClient(region === undefined ? {} : { region })
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
    const version = stack?.Outputs?.find(({ OutputKey: key }) => key === 'BootstrapVersion')?.OutputValue ?? 'unknown'
    return fine(`The region is bootstrapped for CDK, version ${version}.`)
  } catch (error) {
    return wrong(
      `The region is not bootstrapped for CDK: ${asError(error).message}.`,
      'Run `npx cdk bootstrap`, once for each account and region.',
    )
  }
}
