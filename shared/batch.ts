/** One message of a queue. */
export interface Message {
  readonly messageId: string
  readonly body: string
}

/** Which messages must come back (`ReportBatchItemFailures`). */
export interface BatchResponse {
  readonly batchItemFailures: { readonly itemIdentifier: string }[]
}

/**
 * Processes messages one after the other: one that throws comes back, one that returns is done, and neither touches
 * the others.
 */
export async function processEach(
  messages: readonly Message[],
  process: (message: Message) => Promise<void>,
  report: (error: unknown, message: Message) => void,
): Promise<BatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const message of messages) {
    try {
      await process(message)
    } catch (error) {
      report(error, message)
      batchItemFailures.push({ itemIdentifier: message.messageId })
    }
  }
  return { batchItemFailures }
}
