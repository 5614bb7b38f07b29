import { createAnnouncer } from '@fieldword/client/editor/announcements.ts'
import { caretClientOf, isHere } from '@fieldword/client/editor/following.ts'
import { addressFrom } from '@fieldword/client/editor/link-address.ts'
import { peopleIn, presenceWords } from '@fieldword/client/editor/people.ts'
import { proposable } from '@fieldword/client/editor/proposable.ts'
import { nextSaveState, opening } from '@fieldword/client/editor/save-state.ts'
import { presenceChange } from '@fieldword/client/editor/spoken-changes.ts'
import { insertItems } from '@fieldword/client/editor/suggest/insert-items.ts'
import { matching } from '@fieldword/client/editor/suggest/menu-item.ts'
import { describe, expect, it } from '@jest/globals'

const ada = { id: '1', name: 'Ada', colour: 1 }
const bo = { id: '2', name: 'Bo', colour: 2 }

describe('who is here', () => {
  it('counts a person once, however many windows, and leaves oneself out', () => {
    const states = [{ user: bo, cursor: {} }, { user: ada }, { user: bo }, {}, { user: 'Bo' }]
    expect(peopleIn({ states, counted: null }, '1').others).toEqual([{ ...bo, isEditing: true }])
    expect(peopleIn({ states, counted: null }, '9').others.map(({ name }) => name)).toEqual(['Ada', 'Bo'])
  })

  it('says how many, and what they do', () => {
    const words = (states: Record<string, unknown>[], people = 0) =>
      presenceWords(peopleIn({ states, counted: people > 0 ? { people, unlisted: 0 } : null }, '1'))
    expect(words([{}])).toBe('Only you are here')
    expect(words([{}], 39)).toBe('Only you are here')
    expect(words([{ cursor: {} }, { user: bo }])).toBe('1 editing, 1 reading')
    expect(words([{ cursor: {} }, { user: bo, cursor: {} }])).toBe('2 editing')
    expect(words([{}, { user: bo }])).toBe('2 reading')
  })

  it('[COL28] takes the sum from the server, and never counts fewer than it can name', () => {
    const states = [{}, { user: bo }]
    expect(peopleIn({ states, counted: { people: 212, unlisted: 172 } }, '1').unnamed).toBe(210)
    expect(presenceWords(peopleIn({ states, counted: { people: 212, unlisted: 172 } }, '1'))).toBe(
      '212 people are here',
    )
    expect(peopleIn({ states, counted: { people: 1, unlisted: 1 } }, '1').unnamed).toBe(0)
  })

  it('[COL30] finds the caret to follow: of two windows the one that moved last, of a reader none', () => {
    const meta = new Map([1, 2, 3, 4].map(client => [client, { lastUpdated: client === 2 ? 9 : client }]))
    const states = new Map<number, Record<string, unknown>>([
      [1, { cursor: {} }],
      [2, { user: bo, cursor: {} }],
      [3, { user: bo, cursor: {} }],
      [4, { user: ada }],
    ])
    const presence = { clientID: 1, meta, getStates: () => states }
    expect([bo, ada].map(({ id }) => caretClientOf(presence, id))).toEqual([2, null])
    expect(['1', '2', '3'].map(id => isHere(presence, id))).toEqual([true, true, false])
  })

  it('says who came and went', () => {
    expect(presenceChange([ada], [bo])).toBe('Bo joined. Ada left.')
    expect(presenceChange([ada], [ada])).toBe('')
  })
})

describe('what a screen reader hears', () => {
  function announcerAt(): {
    time: number
    said: string[]
    pending: (() => void)[]
    announcer: ReturnType<typeof createAnnouncer>
  } {
    const world = { time: 0, said: [] as string[], pending: [] as (() => void)[] }
    const announcer = createAnnouncer({
      between: 10_000,
      now: () => world.time,
      later: run => {
        world.pending.push(run)
        return () => {}
      },
      say: (words, urgency) => world.said.push(`${urgency}: ${words}`),
    })
    return Object.assign(world, { announcer })
  }

  it('hears the first word at once and then at most one in ten seconds, the latest', () => {
    const world = announcerAt()
    world.announcer.politely('Saved')
    world.announcer.politely('Bo joined.')
    world.announcer.politely('Bo left.')
    expect(world.said).toEqual(['polite: Saved'])
    world.time = 10_000
    world.pending.shift()?.()
    expect(world.said).toEqual(['polite: Saved', 'polite: Bo left.'])
  })

  it('hears what is urgent at once, instead of what waited', () => {
    const world = announcerAt()
    world.announcer.politely('Saved')
    world.announcer.politely('Bo joined.')
    world.announcer.urgently('You are offline.')
    world.pending.shift()?.()
    expect(world.said).toEqual(['polite: Saved', 'assertive: You are offline.'])
  })
})

describe('an address as it is typed', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['example.org/page', 'https://example.org/page'],
    ['somebody@example.org', 'mailto:somebody@example.org'],
    ['/wiki/mastery', '/wiki/mastery'],
    [' https://example.org ', 'https://example.org'],
  ])('%s leads to %s', (typed, href) => expect(addressFrom(typed)).toBe(href))

  it.each(['', 'Mastery', 'e.g.', 'javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', '/admin'])(
    '[DOC3] %s is none',
    typed => expect(addressFrom(typed)).toBeNull(),
  )
})

describe('the insert menu', () => {
  const asks = { image: () => {} }
  const titles = (query: string, isDefinition = true) =>
    matching(insertItems(isDefinition, asks), query).map(({ title }) => title)

  it('finds by the beginning of any word, titles first', () => {
    expect(titles('ele')).toEqual(['Element'])
    expect(titles('num')).toEqual(['Numbered list', 'Element'])
    expect(titles('todo')).toEqual(['Task list'])
    expect(titles('zzz')).toEqual([])
  })

  it('offers elements in definitions alone', () => {
    expect(titles('', false)).not.toContain('Element')
    expect(titles('')[0]).toBe('Element')
  })
})

describe('proposing', () => {
  it('waits until everything is on disk, and says why', () => {
    const live = nextSaveState(opening, { type: 'connected' })
    const done = nextSaveState(live, { type: 'sent', carriesUpdate: false, isExchange: true, at: 0 })
    expect(proposable(live)).toEqual({ ok: false, why: 'Wait until everything is saved.' })
    expect(proposable(done).ok).toBe(true)
    expect(proposable({ ...done, mayWrite: false }).why).toBe('You may read this draft but not propose it.')
    expect(proposable(nextSaveState(done, { type: 'dropped', at: 0, reason: null })).why).toBe(
      'Proposing needs a connection.',
    )
  })
})
