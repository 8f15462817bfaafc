import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'

import { unfinishedIndex } from '../shared/environment.ts'
import type { PublishingFunction } from './publishing-function.ts'
import { articlesRemoval } from './removal.ts'

type Action = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'DeleteItem' | 'Query'

/** The truth about every article, and an index of those that wait for a step, by when they are due. */
export class ArticlesTable extends Construct {
  readonly table: Table

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...articlesRemoval(this),
    })
    this.table.addGlobalSecondaryIndex({
      indexName: unfinishedIndex,
      partitionKey: { name: 'unfinished', type: AttributeType.STRING },
      sortKey: { name: 'due', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['waitingFor'],
    })
  }

  allow(caller: PublishingFunction, actions: readonly Action[]): void {
    this.#allow(caller, actions, this.table.tableArn)
  }

  /** Lets the function find unfinished articles. */
  allowUnfinished(caller: PublishingFunction): void {
    this.#allow(caller, ['Query'], `${this.table.tableArn}/index/${unfinishedIndex}`)
  }

  #allow(caller: PublishingFunction, actions: readonly Action[], resource: string): void {
    caller.allow(
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }),
      'articlesTable',
      this.table.tableName,
    )
  }
}
