import type { Publication } from '../shared/publication.ts'
import type { CallRecord } from './gateway/call-record.ts'
import type { FunctionLog } from './functions/execution-environment.ts'
import type { Schedule } from './functions/schedules.ts'
import type { Template } from './template/template.ts'
import type { LocalPds } from './pds/pds.ts'
import type { AwsClient } from './gateway/aws-client.ts'
import type { FaultPlan } from './gateway/faults.ts'

/** A batch or a schedule that failed, in the function's words. */
export interface FunctionFailure {
  /** Logical id. */
  readonly function: string
  /** Bodies of the messages that will be delivered again. */
  readonly bodies: readonly string[]
  readonly reason: string
}

export interface StackOptions {
  readonly publication: Publication
  /** Of the site; without it, a free one. */
  readonly port?: number
  /** Writes the cloud assembly for the publication as it is on this machine; the default synthesizes `infra/`. */
  readonly synthesize?: (publication: Publication, outdir: string) => Promise<void>
  /** How soon a failed message is delivered again; without it, when its queue's visibility timeout is over. */
  readonly redeliverAfterSeconds?: number
  /** Whether schedules run by themselves; without them, only `runSchedule` runs one. */
  readonly schedules?: boolean
  readonly onCall?: (call: CallRecord) => void
  readonly onLog?: (log: FunctionLog) => void
  readonly onFailure?: (failure: FunctionFailure) => void
}

/** The whole of tidings, running on this machine. */
export interface LocalStack {
  /** As the functions know it: the site and the PDS are on loopback, the account is the local one. */
  readonly publication: Publication
  readonly template: Template
  readonly schedules: readonly Schedule[]
  readonly region: string
  /** Base URL of the AWS endpoint. */
  readonly gatewayUrl: string
  /** Base URL of the site, without trailing slash. */
  readonly siteUrl: string
  /** Absent when the publication has no Bluesky account. */
  readonly pds: LocalPds | undefined
  /** Every call so far, to AWS and to the PDS. */
  readonly calls: readonly CallRecord[]
  /** Calls AWS as the operator, who may do anything. */
  readonly operator: AwsClient
  /** Keys with which an SDK client acts as the operator. */
  readonly operatorCredentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** What functions know by an environment variable, such as `UPLOADS_BUCKET`. @throws {Error} when none does */
  variable(name: string): string
  upload(key: string, body: Buffer): Promise<void>
  /** Runs a schedule now; `name` is a part of its logical id. */
  runSchedule(name: string): Promise<unknown>
  /** Gives an event to a function; `name` is a part of its logical id. */
  invoke(name: string, event: unknown): Promise<unknown>
  /** Ends all execution environments of a function at once. */
  crash(name: string): Promise<void>
  /** From now on calls go wrong as the plan says; `undefined` ends that. */
  setFaults(plan: FaultPlan | undefined): void
  stop(): Promise<void>
}
