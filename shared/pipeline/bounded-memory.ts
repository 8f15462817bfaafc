/** What a process keeps by key, until it is too much: then what nobody asked for longest is forgotten. */
export class BoundedMemory<Value> {
  readonly #sizeOf: (value: Value) => number
  readonly #maxSize: number
  readonly #values = new Map<string, Value>()
  #size = 0

  /** @param sizeOf in any unit, the same as `maxSize` */
  constructor(sizeOf: (value: Value) => number, maxSize: number) {
    this.#sizeOf = sizeOf
    this.#maxSize = maxSize
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.delete(key)
    this.#values.set(key, value)
    this.#size += this.#sizeOf(value)
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#maxSize) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const value = this.#values.get(key)
    if (value !== undefined) this.#size -= this.#sizeOf(value)
    this.#values.delete(key)
  }
}
