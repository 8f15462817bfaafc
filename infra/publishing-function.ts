import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'

import { type EnvironmentKey, environmentNames } from '../shared/environment.ts'
import { metricNamespace } from '../shared/metrics.ts'
import type { Publication } from '../shared/publication.ts'
import { composePublicationVariable } from '../shared/publication-variable.ts'
import { type BesideBundle, functionCode } from './bundling/function-code.ts'

/** How long one invocation may take; the queues' visibility timeout follows from it. */
export const functionTimeout = Duration.seconds(60)

const maxPublicationBytes = 3_000

interface PublishingFunctionProps extends BesideBundle {
  /** Name of the file in `functions/` that exports `handler`, without extension. */
  readonly entry: string
  readonly publication: Publication
  /** Megabytes; processing power comes in proportion. */
  readonly memoryMb?: number
}

/** One function of the path with its role and its log: it may do what `allow` says and nothing else. */
export class PublishingFunction extends Construct {
  readonly function: Function
  readonly log: LogGroup
  readonly #role: Role

  /** @throws {Error} when the publication does not fit into the function's environment */
  constructor(
    scope: Construct,
    id: string,
    { entry, publication, memoryMb = 512, ...beside }: PublishingFunctionProps,
  ) {
    super(scope, id)
    this.log = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.function = new Function(this, 'Function', {
      code: functionCode(this, entry, beside),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.#role,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      timeout: functionTimeout,
      memorySize: memoryMb,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: entry,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
        [environmentNames.publication]: publicationVariable(publication),
      },
    })
    this.allow(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.log.logGroupArn],
      }),
    )
  }

  /** Adds one permission, and the variable through which the function learns what it may reach. */
  allow(statement: PolicyStatement, variable?: EnvironmentKey, value?: string): void {
    this.#role.addToPolicy(statement)
    if (variable !== undefined && value !== undefined) {
      this.function.addEnvironment(environmentNames[variable], value)
    }
  }
}

function publicationVariable(publication: Publication): string {
  const json = composePublicationVariable(publication)
  const bytes = Buffer.byteLength(json)
  if (bytes > maxPublicationBytes) {
    throw new Error(
      `Cannot hand publication.json to the functions: expected at most ${maxPublicationBytes} bytes without spaces, it has ${bytes}`,
    )
  }
  return json
}
