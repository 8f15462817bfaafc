import { Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'

import type { EnvironmentKey } from '../shared/environment.ts'
import type { PublishingFunction } from './publishing-function.ts'

interface NotificationTopicProps {
  readonly emails: readonly string[]
  /** By the key that SNS has in every account: functions may publish then, and CloudWatch may not. */
  readonly encrypted?: boolean
}

/** A topic that is read by e-mail; each address confirms once that it wants to. TLS only. */
export class NotificationTopic extends Topic {
  constructor(scope: Construct, id: string, { emails, encrypted = false }: NotificationTopicProps) {
    super(scope, id, { enforceSSL: true })
    // By its name, as a key that is looked up would be a resource of its own.
    if (encrypted && this.node.defaultChild instanceof CfnTopic) this.node.defaultChild.kmsMasterKeyId = 'alias/aws/sns'
    Validations.of(this).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'SNS itself tries mail again, and what was said stands in the alarm or the receipt all the same.',
    })
    for (const email of emails) this.addSubscription(new EmailSubscription(email))
  }

  allowPublish(caller: PublishingFunction, variable: EnvironmentKey): void {
    const statement = new PolicyStatement({ actions: ['sns:Publish'], resources: [this.topicArn] })
    caller.allow(statement, variable, this.topicArn)
  }

  /** Lets an AWS service publish on behalf of this account. */
  allowService(service: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }
}
