import { opensFromHere, originOf, readTarget } from '@fieldword/server/collab/admission.ts'
import { Budget } from '@fieldword/server/collab/budget.ts'
import { ClockRanges } from '@fieldword/server/collab/clock-ranges.ts'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { type Delivery, judge, type Owners } from '@fieldword/server/collab/ownership.ts'
import { PresencePace } from '@fieldword/server/collab/presence-pace.ts'
import { Pulse } from '@fieldword/server/collab/pulse.ts'
import { mergeUpdates } from '@fieldword/server/collab/update-content.ts'
import { addressOf } from '@fieldword/server/platform/http/address-of.ts'
import { closeCodeOf, finalCodes, passingCodes } from '@fieldword/shared/collab/close-codes.ts'
import { carriesUpdate, fragmentName, savedFrame, troubleFrame } from '@fieldword/shared/collab/messages.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as Y from 'yjs'
import { awarenessOf, updateOf } from './support/frames.ts'

describe('closing codes', () => {
  it('[COL4] say for good what the client must not try again, and only that', () => {
    for (const code of Object.values(finalCodes)) expect(code >= 4400 && code < 4500).toBe(true)
    for (const code of Object.values(passingCodes)) expect(code >= 4400 && code < 4500).toBe(false)
    expect(closeCodeOf('schema-changed')).toBe(4409)
    expect(closeCodeOf('restart')).toBe(1012)
  })
})

describe('frames that are counted', () => {
  it.each([
    ['an update', [0, 2, 3, 1, 2, 3], true],
    ['an answer with something in it', [0, 1, 3, 1, 2, 3], true],
    ['an empty answer', [0, 1, 2, 0, 0], false],
    ['a question', [0, 0, 1, 0], false],
    ['presence', [1, 1, 0], false],
    ['nothing', [], false],
  ] as const)('[COL6] %s', (_name, bytes, counts) => {
    expect(carriesUpdate(Uint8Array.from(bytes))).toBe(counts)
  })

  it('[COL6] [COL7] are confirmed by their number, and trouble is one bit', () => {
    expect([...savedFrame(300)]).toEqual([4, 0xac, 2])
    expect([...troubleFrame(true)]).toEqual([5, 1])
    expect([...troubleFrame(false)]).toEqual([5, 0])
  })
})

describe('whose words a message may add', () => {
  const owners: Owners = new Map([
    [1, 'amara'],
    [2, 'ben'],
    [3, null],
  ])
  const of = (parts: Partial<Delivery>): Delivery => ({
    ...{ userId: 'ben', ownClient: 2, isAnswer: false, newClients: [] },
    ...parts,
  })
  const nobody = () => null
  const presentHere = (sentAll: boolean) => ({ userId: 'amara', at: 'here', sentAll }) as const

  it('[COL10] typing: one’s own, and what nobody has typed with yet', () => {
    expect(judge(of({ newClients: [2] }), owners, nobody)).toEqual([])
    expect(judge(of({ newClients: [2, 9] }), owners, nobody)).toEqual([9])
    expect(judge(of({ newClients: [1] }), owners, nobody)).toBe('forbidden')
    expect(judge(of({ newClients: [3] }), owners, nobody)).toBe('forbidden')
    const amaraHas9 = (client: number) => (client === 9 ? presentHere(false) : null)
    expect(judge(of({ newClients: [9] }), owners, amaraHas9)).toBe('forbidden')
  })

  it('[COL11] an answer: others’ words too, which bind nothing, unless their writer is here with all of them', () => {
    const answer = of({ isAnswer: true, newClients: [1, 3, 9] })
    expect(judge(answer, owners, nobody)).toEqual([])
    expect(judge(of({ isAnswer: true, ownClient: 9, newClients: [1, 9] }), owners, nobody)).toEqual([9])
    const amara = (sentAll: boolean) => (client: number) => (client === 1 ? presentHere(sentAll) : null)
    expect(judge(answer, owners, amara(false))).toEqual([])
    expect(judge(answer, owners, amara(true))).toBe('forbidden')
  })

  it('[COL11] an answer with words of somebody connected to another process is put off', () => {
    const answer = of({ isAnswer: true, newClients: [1] })
    const elsewhere = (userId: string) => () => ({ userId, at: 'elsewhere', sentAll: false }) as const
    expect(judge(answer, owners, elsewhere('amara'))).toBe('restart')
    expect(judge(answer, owners, elsewhere('ben'))).toEqual([])
    expect(judge(of({ newClients: [1] }), owners, elsewhere('amara'))).toBe('forbidden')
  })
})

describe('clocks that were seen', () => {
  it('[COL17] count once, in whatever order and pieces they come', () => {
    const pieces = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 30 })
    fc.assert(
      fc.property(pieces, ranges => {
        const seen = new ClockRanges()
        const clocks = new Set<number>()
        let counted = 0
        for (const [from, length] of ranges) {
          counted += seen.add(7, from, from + length)
          for (let clock = from; clock < from + length; clock += 1) clocks.add(clock)
        }
        expect(counted).toBe(clocks.size)
      }),
    )
  })
})

describe('many updates as one', () => {
  it.each([1, 2, 32, 33, 1500])('[COL41] are the same to whoever takes them: %d', many => {
    const doc = new Y.Doc()
    const text = doc.getXmlFragment(fragmentName)
    const updates: Uint8Array[] = []
    doc.on('update', update => updates.push(update))
    for (let typed = 0; typed < many; typed += 1) {
      if (typed % 5 === 4) text.delete(typed % text.length, 1)
      else text.insert(typed % (text.length + 1), [new Y.XmlText(`${typed}`)])
    }
    const other = docOf([mergeUpdates(updates)])
    expect(other.getXmlFragment(fragmentName).toString()).toBe(text.toString())
    expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(doc))
  })
})

describe('a budget', () => {
  const small = { received: 0, answered: 0, passedOn: 0 }

  it('[COL8] lets a burst through, then so much a second', () => {
    const budget = new Budget(10, 5, 0)
    for (let spent = 0; spent < 10; spent += 1) expect(budget.spend(small, 0)).toBe(0)
    expect(budget.spend(small, 0)).toBe(200)
    expect(budget.spend(small, 400)).toBe(0)
    expect(budget.spend({ ...small, received: 10 * 1024 }, 400)).toBe(2200)
  })

  it('[COL37] asks for what a message costs the server, whatever its size', () => {
    const dearer = (cost: Partial<typeof small>) => new Budget(0, 1, 0).spend({ ...small, ...cost }, 0)
    expect(dearer({})).toBe(1000)
    expect(dearer({ answered: 256 * 1024 })).toBe(1025_000)
    expect(dearer({ passedOn: 200 })).toBe(5000)
  })
})

describe('a pulse', () => {
  it('[COL37] is missed when a beat was not answered by the next, or nothing was ever said', () => {
    const silent = new Pulse()
    expect([silent.beat(false), silent.beat(false)]).toEqual([true, false])
    const mute = new Pulse()
    const beats = Array.from({ length: 3 }, () => {
      const isAlive = mute.beat(false)
      mute.answered()
      return isAlive
    })
    expect(beats).toEqual([true, true, false])
  })

  it('[COL37] is waited for while there is something to read first, and not for ever', () => {
    const slow = new Pulse()
    slow.spoke()
    const beats = Array.from({ length: 9 }, () => slow.beat(true))
    expect(beats).toEqual([...Array(8).fill(true), false])
  })
})

describe('the pace of presence', () => {
  const own = (clock: number) => awarenessOf([{ client: 7, clock, json: `{"at":${clock}}` }])
  const others = awarenessOf([{ client: 8, clock: 1, json: '{}' }])

  it('[COL36] lets the first state through, keeps the last of those that come too soon, and loses none for good', () => {
    const pace = new PresencePace(50)
    expect(pace.judge(own(1), 7, 0)).toBe('now')
    expect(pace.judge(own(2), 7, 10)).toEqual({ dueIn: 40 })
    expect(pace.judge(own(3), 7, 20)).toEqual({ dueIn: 30 })
    expect(pace.judge(others, 7, 30)).toBe('never')
    expect(pace.take(50)).toEqual(own(3))
    expect(pace.take(60)).toBeNull()
    expect(pace.judge(own(4), 7, 200)).toBe('now')
  })

  it('[COL36] holds for states alone', () => {
    const pace = new PresencePace(50)
    expect(pace.judge(others, null, 0)).toBe('now')
    expect(pace.judge(updateOf(Uint8Array.of(0, 0)), 7, 0)).toBe('now')
    expect(pace.judge(Uint8Array.of(1, 200), 7, 0)).toBe('now')
  })
})

describe('the door', () => {
  const id = '0190a1b2-0000-7000-8000-000000000001'

  it('[COL8] reads which draft is asked for', () => {
    expect(readTarget(`/collab/${id}?schema=abc`)).toEqual({ draftId: id, fingerprint: 'abc' })
    expect(readTarget(`/collab/${id}`)).toEqual({ draftId: id, fingerprint: null })
    expect(readTarget('/collab/x')).toEqual(refuse('not-found'))
    expect(readTarget('/collaboration')).toBeNull()
    expect(readTarget('/')).toBeNull()
  })

  it.each([
    [{ host: 'wiki.example' }, true],
    [{ host: 'wiki.example', origin: 'https://wiki.example' }, true],
    [{ host: 'inner:3000', origin: 'https://public.example' }, true],
    [{ host: 'wiki.example', origin: 'https://other.example' }, false],
    [{ host: 'wiki.example', origin: 'null' }, false],
    [{ host: 'wiki.example', origin: '' }, false],
    [{ host: 'wiki.example', origin: 'https://WIKI.example' }, true],
    [{ host: 'wiki.example', origin: 'https://wiki.example.elsewhere.example' }, false],
    [{ host: 'wiki.example', origin: 'https://elsewhere.example/wiki.example' }, false],
    [{ host: 'wiki.example', origin: 'https://wiki.example@elsewhere.example' }, false],
    [{ host: 'wiki.example', origin: 'https://wiki.example:8443' }, false],
    [{ host: 'wiki.example', origin: 'http://public.example' }, false],
    [{ host: 'wiki.example', origin: 'file://' }, false],
    [{ origin: 'https://elsewhere.example' }, false],
  ])('[COL8] knows its own pages: %j', (headers, own) => {
    expect(opensFromHere(headers, 'https://public.example')).toBe(own)
  })

  it('[COL8] believes the proxies it was told of, and nobody else, about addresses', () => {
    const request = { headers: { 'x-forwarded-for': 'forged, 192.0.2.7' }, socket: { remoteAddress: '10.0.0.1' } }
    const asked = (proxies: number) => addressOf(request as unknown as Parameters<typeof addressOf>[0], proxies)
    expect(asked(0)).toBe('10.0.0.1')
    expect(asked(1)).toBe('192.0.2.7')
    // Fewer than there are proxies: this one came past them, or one of them is silent.
    expect(asked(3)).toBe('10.0.0.1')
  })

  it('[COL38] counts whoever has a network of IPv6 addresses once', () => {
    const from = (remoteAddress: string) => {
      const request = { headers: {}, socket: { remoteAddress } }
      return originOf(request as unknown as Parameters<typeof originOf>[0], 0)
    }
    expect(from('2001:db8:1:2::1')).toBe(from('2001:db8:1:2:ffff::9'))
    expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'))
    expect(from('::ffff:192.0.2.7')).toBe(from('192.0.2.7'))
  })
})
