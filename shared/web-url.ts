/** The absolute form of an `http` or `https` URL, or `undefined` for anything else. */
export function webUrl(url: string | undefined, base?: string): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url, base)
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined
}
