/** For every client of AWS: a call that hangs fails while the function can still tell of it. */
export const awsSettings = {
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
}
