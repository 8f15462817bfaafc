import { RetryableError } from '../../shared/errors.ts'

/** What can go wrong with one external call. */
export const faultModes = [
  'error before',
  'lost reply',
  'crash before',
  'crash after',
  'late effect',
  'throttle',
  'server error',
  'hang',
] as const

/** One of each kind that differs in what it does to a call, and not only in what it says. */
export const distinctFaultModes = faultModes.filter((mode) => mode !== 'server error' && mode !== 'hang')

export type FaultMode = (typeof faultModes)[number]

const reads =
  /^(?:(?:articles|lists|volumes|months|site)\.(?:get|getMany|getRevisions|getOutlines|newest|beside|count|head|places|full|all)|thumbnails\.fromSite|cards\.draw)$/

/** The modes that differ at this call: a read of ours that fails leaves no effect behind, so it fails or its caller dies. */
export const modesAt = (call: string): readonly FaultMode[] =>
  reads.test(call) ? ['error before', 'crash before'] : faultModes

/** Which calls go wrong, and how. Calls are counted from 0 while faults are on. */
export interface Fault {
  readonly mode: FaultMode
  readonly hits: (callNumber: number, call: string) => boolean
  /** What a throttled call to the PDS is told to wait. */
  readonly retryAfterMs?: number
}

export const atCall = (mode: FaultMode, ...numbers: readonly number[]): Fault => ({
  mode,
  hits: (callNumber) => numbers.includes(callNumber),
})

/** From this call on, every call of the same name. */
export function persistentlyFrom(mode: FaultMode, number: number): Fault {
  let name: string | undefined
  return {
    mode,
    hits(callNumber, call) {
      if (callNumber === number) name = call
      return callNumber >= number && call === name
    },
  }
}

/** The error by which a call without a reply fails. */
export function faultError({ mode, retryAfterMs = 290_000 }: Fault, call: string, nowMs: number): Error {
  if (mode === 'throttle' && call.startsWith('microblog.')) {
    return new RetryableError(`${call}: 429`, { notBefore: nowMs + retryAfterMs })
  }
  return new Error(`${call}: ${mode}`)
}
