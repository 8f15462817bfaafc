import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import dynalite from 'dynalite'
import { buildApp } from 'fauxqs'
import { closeServer } from './http-exchange.ts'

/** DynamoDB, and S3 with SQS, in memory on two ports of 127.0.0.1. */
export interface Emulators {
  readonly dynamoPort: number
  readonly s3AndSqsPort: number
  stop(): Promise<void>
}

export async function startEmulators(region: string): Promise<Emulators> {
  const dynamo = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1')
  const s3AndSqs = buildApp({ logger: false, defaultRegion: region })
  const [address] = await Promise.all([s3AndSqs.listen({ port: 0, host: '127.0.0.1' }), once(dynamo, 'listening')])
  return {
    dynamoPort: (dynamo.address() as AddressInfo).port,
    s3AndSqsPort: Number(new URL(address).port),
    async stop() {
      await Promise.all([s3AndSqs.close(), closeServer(dynamo)])
    },
  }
}
