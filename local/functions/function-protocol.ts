/** What a worker thread must know to become one function. */
export interface WorkerSettings {
  /** URL of the bundle. */
  readonly entry: string
  readonly exportName: string
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMb: number
}

/** One event for a function. `deadline` is in milliseconds since the epoch. */
export interface Invocation {
  readonly event: unknown
  readonly requestId: string
  readonly deadline: number
}

/** What a worker says: it has loaded its bundle, or how an invocation ended. */
export type Outcome =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly message: string }
