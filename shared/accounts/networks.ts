import { type Actor, type Block, type NetworkScope, networkScopes } from '../policy/actor.ts'

type Family = 4 | 6

/** Addresses that begin with the same bits; one address where all its bits are given. */
export interface Range {
  readonly family: Family
  /** The first address. */
  readonly bits: bigint
  /** How many bits are the same. */
  readonly prefix: number
}

const width = { 4: 32, 6: 128 } as const
/** [ACC31] The widest range of each family, in bits that are the same. */
export const widest = { 4: 16, 6: 32 } as const

/** An address, or a range written as 203.0.113.0/24; null for anything else. Bits behind the prefix are dropped. */
export function readRange(text: string): Range | null {
  const [, address = '', given] = /^([0-9a-f.:]{2,45}(?:%\w{1,20})?)(?:\/(\d{1,3}))?$/i.exec(text.trim()) ?? []
  const read = readAddress(address)
  if (!read) return null
  const prefix = given === undefined ? width[read.family] : Number(given)
  return prefix > width[read.family] ? null : { family: read.family, prefix, bits: firstOf(read, prefix) }
}

/** An IPv4 address that is written as an IPv6 one is the IPv4 address. */
export function readAddress(text: string): Omit<Range, 'prefix'> | null {
  const plain = text.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  const bits = plain.includes(':') ? readSix(plain) : readFour(plain)
  return bits === null ? null : { family: plain.includes(':') ? 6 : 4, bits }
}

export function rangeText({ family, bits, prefix }: Range): string {
  const address = family === 4 ? writeFour(bits) : writeSix(bits)
  return prefix === width[family] ? address : `${address}/${prefix}`
}

export interface NetworkBlock {
  readonly range: Range
  readonly scope: NetworkScope
  readonly reason: string
  readonly until: Date | null
}

/** [ACC32] Blocked ranges, to be asked for an address in as many steps as they have different widths. */
export class Networks<T extends NetworkBlock> {
  readonly #widths = new Map<
    string,
    { readonly family: Family; readonly prefix: number; readonly by: Map<bigint, T[]> }
  >()

  constructor(blocks: readonly T[]) {
    for (const block of blocks) {
      const { family, prefix, bits } = block.range
      const key = `${family}/${prefix}`
      const width = this.#widths.get(key) ?? { family, prefix, by: new Map<bigint, T[]>() }
      this.#widths.set(key, width)
      width.by.set(bits, [...(width.by.get(bits) ?? []), block])
    }
  }

  /** The block that stops most, of those in force that hold the address. */
  find(text: string, now: Date): T | null {
    const address = this.#widths.size > 0 && readAddress(text)
    if (!address) return null
    let found: T | null = null
    for (const { family, prefix, by } of this.#widths.values()) {
      if (family !== address.family) continue
      for (const block of by.get(firstOf(address, prefix)) ?? []) {
        if ((block.until === null || block.until > now) && (!found || stops(block) > stops(found))) found = block
      }
    }
    return found
  }
}

/** [ACC30] [POL80] Who somebody is, coming from a network that may be blocked. Moderators and admins are let through: who would end it else? */
export function comingFrom(actor: Actor, block: NetworkBlock | null): Actor {
  if (!block || (actor.role !== 'visitor' && (actor.block || actor.role !== 'member' || block.scope !== 'everybody'))) {
    return actor
  }
  const told: Block = { reason: block.reason, until: block.until?.toISOString() ?? null, network: block.scope }
  return { ...actor, block: told }
}

function stops({ scope }: NetworkBlock): number {
  return networkScopes.indexOf(scope)
}

function firstOf({ family, bits }: Omit<Range, 'prefix'>, prefix: number): bigint {
  const behind = BigInt(width[family] - prefix)
  return (bits >> behind) << behind
}

function readFour(text: string): bigint | null {
  const parts = text.split('.')
  // A leading zero would be read as octal elsewhere.
  if (parts.length !== 4 || !parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

function readSix(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [before, after] = [groupsOf(halves[0]), groupsOf(halves[1])]
  if (!before || !after) return null
  const missing = 8 - before.length - after.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  const groups = [...before, ...Array<bigint>(missing).fill(0n), ...after]
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n)
}

function groupsOf(text: string | undefined): bigint[] | null {
  if (!text) return []
  const groups = text.split(':')
  return groups.every(group => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map(group => BigInt(`0x${group}`)) : null
}

function writeFour(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => String((bits >> shift) & 255n)).join('.')
}

/** As RFC 5952 asks: the longest run of zeros is left out. */
function writeSix(bits: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((bits >> BigInt(112 - index * 16)) & 0xffffn).toString(16))
  const [gap] = [...groups.join(':').matchAll(/\b0(?::0)+\b/g)].sort((one, other) => other[0].length - one[0].length)
  if (!gap) return groups.join(':')
  const text = groups.join(':')
  return `${text.slice(0, gap.index).replace(/:$/, '')}::${text.slice(gap.index + gap[0].length).replace(/^:/, '')}`
}
