import ipaddr from 'ipaddr.js'

/** All that is given out for the public internet (RFC 4291, 2.4); the rest of IPv6 leads into itself or into IPv4. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether an IP address, in its usual notation, is one of the public internet: neither private, shared, local, reserved nor a tunnel. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast)
}
