/**
 * [TRF7] The name of somebody whom the source knows by an address alone. The address tells where a person lives, to everybody
 * and for good; its first half tells people apart about as well. The whole of it stays with the source, for admins.
 */
export function anonymousName(address: string): string {
  const [first, second, ...others] = address.trim().split('.')
  if (/^\d{1,3}$/.test(first ?? '') && /^\d{1,3}$/.test(second ?? '') && others.length === 2) {
    return `Anonymous ${first}.${second}.x.x`
  }
  const groups = address.trim().toLowerCase().split(':')
  if (groups.length >= 3 && /^[0-9a-f:.]+$/i.test(address.trim())) return `Anonymous ${groups.slice(0, 3).join(':')}:x`
  // Very old dumps hide a part themselves, or name a host.
  return 'Anonymous'
}
