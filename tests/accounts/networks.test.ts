import { beginNetworkBlock } from '@fieldword/shared/accounts/blocking.ts'
import { comingFrom, Networks, rangeText, readRange } from '@fieldword/shared/accounts/networks.ts'
import type { NetworkScope } from '@fieldword/shared/policy/actor.ts'
import { describe, expect, it } from '@jest/globals'
import { actorOf } from '../policy/table.ts'

const now = new Date('2026-11-27T12:00:00Z')
const spelt = (text: string) => {
  const range = readRange(text)
  return range && rangeText(range)
}
const block = (range: string, scope: NetworkScope = 'visitors', until: Date | null = null) => {
  const read = readRange(range)
  if (!read) throw new Error(`${range} is no range.`)
  return { range: read, scope, reason: range, until }
}

describe('addresses and ranges', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7/24 ', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0db8::/32', '2001:db8::/32'],
    ['::', '::'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:db8:1:2:3:4:5:6/64', '2001:db8:1:2::/64'],
    ['1::', '1::'],
    ['0.0.0.0/0', '0.0.0.0/0'],
  ])('[ACC31] %s is spelt %s', (written, meant) => {
    expect(spelt(written)).toBe(meant)
    expect(spelt(meant)).toBe(meant)
  })

  it.each([
    '',
    'a',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    '203.0.113.0/33',
    '2001:db8::1::2',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::/129',
    '203.0.113.0/-1',
    'g::',
    '1.2.3.4/',
    '/24',
    '1'.repeat(1000),
  ])('[ACC31] %s is none', written => {
    expect(readRange(written)).toBeNull()
  })

  it('[ACC31] not too wide, and with an end to come', () => {
    expect(beginNetworkBlock('10.0.0.0/15', null, now)).toMatchObject({ code: 'range-too-wide' })
    expect(beginNetworkBlock('2001::/31', null, now)).toMatchObject({ code: 'range-too-wide' })
    expect(beginNetworkBlock('10.0.0.0/16', null, now)).toMatchObject({ prefix: 16 })
    expect(beginNetworkBlock('10.0.0.0/16', now, now)).toMatchObject({ code: 'bad-input' })
    expect(beginNetworkBlock('somewhere', null, now)).toMatchObject({ code: 'range-unusable' })
  })

  it('[ACC32] an address is found in what holds it, whatever stops most, until its end', () => {
    const over = new Date(now.getTime() - 1)
    const networks = new Networks([
      block('203.0.113.0/24'),
      block('203.0.113.7', 'everybody'),
      block('198.51.100.0/24', 'everybody', over),
      block('2001:db8:1::/48', 'sign_up'),
    ])
    const found = (address: string) => networks.find(address, now)?.reason ?? null
    expect(found('203.0.113.8')).toBe('203.0.113.0/24')
    expect(found('::ffff:203.0.113.7')).toBe('203.0.113.7')
    expect(found('203.0.114.1')).toBeNull()
    expect(found('198.51.100.1')).toBeNull()
    expect(found('2001:db8:1:ffff::1')).toBe('2001:db8:1::/48')
    expect(found('2001:db8:2::1')).toBeNull()
    expect(found('')).toBeNull()
    expect(new Networks([]).find('203.0.113.8', now)).toBeNull()
  })

  it('[ACC32] takes no longer for a hundred thousand ranges of one width', () => {
    const many = Array.from({ length: 100_000 }, (_, index) =>
      block(`10.${(index >> 8) & 255}.${index & 255}.${index >> 16}`),
    )
    expect(new Networks(many).find('10.3.7.0', now)?.reason).toBe('10.3.7.0')
  })

  it('[ACC30] [POL80] what a block makes of whoever comes from there', () => {
    const from = (role: 'visitor' | 'member' | 'moderator' | 'admin', scope: NetworkScope) =>
      comingFrom(actorOf(role), block('203.0.113.7', scope)).block?.network ?? null
    expect([from('visitor', 'sign_up'), from('visitor', 'everybody')]).toEqual(['sign_up', 'everybody'])
    expect([from('member', 'visitors'), from('member', 'everybody')]).toEqual([null, 'everybody'])
    expect([from('moderator', 'everybody'), from('admin', 'everybody')]).toEqual([null, null])
    const own = { reason: 'Spam', until: null }
    expect(comingFrom(actorOf('member', own), block('203.0.113.7', 'everybody')).block).toBe(own)
  })
})
