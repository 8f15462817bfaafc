/**
 * What the functions call for one article, from its upload until it is live and announced, as the gateway of the local
 * stack records it: test/stack/costs.test.ts counts again and holds these figures from both sides.
 */
export const callsPerArticle = {
  tableReads: 60,
  tableWrites: 14,
  s3Puts: 12,
  s3Gets: 36,
  sqsRequests: 8,
  lambdaRequests: 3,
} as const
