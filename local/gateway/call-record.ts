/** One right that one call used or lacked. A call that needs two rights leaves two records. */
export interface CallRecord {
  /** Logical id of the function; `operator` for the person at the keyboard, or a service such as `cloudfront.amazonaws.com`. */
  readonly function: string
  /** Whether the function's own code made the call, or the poller that acts with its role. */
  readonly by: 'code' | 'poller'
  readonly service: string
  /** The API operation, such as `SendMessageBatch`. */
  readonly operation: string
  /** The IAM action, such as `sqs:SendMessage`; for Bluesky the XRPC method. */
  readonly action: string
  /** ARN; for Bluesky the URL of the PDS. */
  readonly resource: string
  readonly allowed: boolean
  /** HTTP status of the answer; 0 when the caller got none. */
  readonly status: number
}
