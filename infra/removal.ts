import { RemovalPolicy } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** Whether the operator asked, with `-c destroyArticles=true`, that the articles go when the stack is destroyed. */
const isAsked = (scope: Construct): boolean => String(scope.node.tryGetContext('destroyArticles')) === 'true'

/** What holds articles outlives its stack, unless the operator asks otherwise. */
export const articlesRemoval = (scope: Construct) => ({
  removalPolicy: isAsked(scope) ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  deletionProtection: !isAsked(scope),
})
