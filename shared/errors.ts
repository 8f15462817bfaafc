/** A failure that passes by itself: the same step may be tried again, after `notBefore` where that is known. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError'
  /** Milliseconds since the epoch. */
  readonly notBefore: number | undefined

  constructor(message: string, options?: ErrorOptions & { notBefore?: number }) {
    super(message, options)
    this.notBefore = options?.notBefore
  }
}

/** Any thrown value as an error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
