import * as z from 'zod'

export const sqsMessageSchema = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()).default({}),
})

/** A message as `ReceiveMessage` gives it. */
export type SqsMessage = z.output<typeof sqsMessageSchema>

/** The event with which Lambda gives messages to a function. */
export const composeSqsEvent = (batch: readonly SqsMessage[], queueArn: string, region: string): unknown => ({
  Records: batch.map((message) => ({
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: {},
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  })),
})
