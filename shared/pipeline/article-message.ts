/** The body of a message that an article has something to do. */
export const renderArticleMessage = (id: string): string => JSON.stringify({ id })

/**
 * The id in such a message.
 *
 * @throws {Error} if the body is no such message
 */
export function parseArticleMessage(body: string): string {
  const { id } = parseObject(body)
  if (typeof id === 'string' && id !== '') return id
  throw new Error(`Cannot read message "${body.slice(0, 80)}": expected {"id": "…"}`)
}

function parseObject(body: string): { id?: unknown } {
  try {
    return (JSON.parse(body) as { id?: unknown } | null) ?? {}
  } catch (cause) {
    throw new Error(`Cannot read message "${body.slice(0, 80)}": expected {"id": "…"}`, { cause })
  }
}
