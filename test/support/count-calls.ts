/** What a port was asked for so far: how often, and how many bytes of JSON went and came. */
export interface CallCount {
  calls: number
  bytes: number
  readonly byName: Map<string, number>
}

export const noCalls = (): CallCount => ({ calls: 0, bytes: 0, byName: new Map() })

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value, toJson) ?? '')

/** The port, with each of its calls counted under `name`. */
export function countCalls<Port extends object>(count: CallCount, name: string, port: Port): Port {
  return new Proxy(port, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property)
      if (typeof method !== 'function') return method
      return async (...args: unknown[]) => {
        const result: unknown = await Reflect.apply(method, target, args)
        const call = `${name}.${String(property)}`
        count.calls += 1
        count.bytes += bytesOf(args) + bytesOf(result)
        count.byName.set(call, (count.byName.get(call) ?? 0) + 1)
        return result
      }
    },
  })
}

const toJson = (_key: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)
