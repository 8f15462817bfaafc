/** Longer than a page may take, shorter than a function may run. */
const timeoutMs = 5_000

/** Whether the page answers 200 to the world, now. */
export async function isLive(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(timeoutMs) })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}
