import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'

import { asError } from '../../shared/errors.ts'
import { fine, notChecked, wrong, type Finding } from './finding.ts'

interface Place {
  readonly region?: string
}

/** Whether requests are signed, and as whom. Every region knows that: without one, the first one of AWS is asked. */
export async function checkAccess(place: Place): Promise<Finding> {
  try {
    const client = new STSClient({ region: (await regionOf(place)) ?? 'us-east-1' })
    const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}))
    return fine(`Signed in to the account ${account} as ${arn}.`)
  } catch (error) {
    return wrong(
      `AWS does not know who asks: ${asError(error).message}.`,
      'Run `aws sso login` or `aws configure`, or set AWS_PROFILE.',
    )
  }
}

export async function checkRegion(place: Place): Promise<Finding> {
  const region = await regionOf(place)
  return region === undefined
    ? wrong('No region is set.', 'Set AWS_REGION, run `aws configure`, or add --region.')
    : fine(`The region is ${region}.`)
}

/** Whether `cdk bootstrap` has run: it leaves a stack of this name. */
export async function checkBootstrap(place: Place): Promise<Finding> {
  const region = await regionOf(place)
  if (region === undefined) return notChecked('Without a region there is nothing to look at.')
  try {
    const client = new CloudFormationClient({ region })
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
    const version = stack?.Outputs?.find(({ OutputKey: key }) => key === 'BootstrapVersion')?.OutputValue ?? 'unknown'
    return fine(`The region is bootstrapped for CDK, version ${version}.`)
  } catch (error) {
    const { message } = asError(error)
    return /does not exist/.test(message)
      ? wrong('The region is not bootstrapped for CDK.', 'Run `npx cdk bootstrap`, once for each account and region.')
      : notChecked(`Nobody can tell whether the region is bootstrapped for CDK: ${message}.`)
  }
}

/** The region that is meant, by the option, by AWS_REGION or by the profile; `undefined`: none of them says. */
const regionOf = async ({ region }: Place): Promise<string | undefined> =>
  region ?? new CloudFormationClient({}).config.region().catch(() => undefined)
