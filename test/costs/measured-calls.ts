/**
 * What the functions call for one article, from its upload until it is live and announced, as the gateway of the local
 * stack records it: test/stack/costs.test.ts counts again and holds these figures from both sides.
 */
export const callsPerArticle = {
  tableReads: 38,
  tableWrites: 15,
  s3Puts: 12,
  s3Gets: 18,
  sqsRequests: 9,
  lambdaRequests: 5,
} as const

/** Units that reading an article's record takes, one for each 4 KB: render-costs.test.ts holds it to the bench's archive. */
export const unitsPerRecord = 2
