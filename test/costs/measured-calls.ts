/**
 * What the functions call for one article, from its upload until it is live and announced, as the gateway of the local
 * stack records it: test/stack/costs.test.ts counts again and holds these figures from both sides.
 */
export const callsPerArticle = {
  tableReads: 40,
  tableWrites: 12,
  s3Puts: 8,
  s3Gets: 14,
  sqsRequests: 8,
  lambdaRequests: 3,
} as const
