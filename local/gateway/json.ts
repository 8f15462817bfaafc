/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

/** A JSON object; a property that is absent reads as `undefined`. */
export interface JsonObject {
  readonly [property: string]: Json | undefined
}

/** Whether the value is an object, and neither an array nor null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws {SyntaxError} when the text is not JSON, or not an object */
export function parseJsonObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text)
  if (!isJsonObject(value)) throw new SyntaxError(`Cannot read JSON "${text.slice(0, 60)}": expected an object`)
  return value
}
