import { createAnnouncer } from '@fieldword/client/editor/announcements.ts'
import { addressFrom } from '@fieldword/client/editor/link-address.ts'
import { peopleIn, presenceWords } from '@fieldword/client/editor/presence.ts'
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
    expect(peopleIn(states, '1')).toEqual([bo])
    expect(peopleIn(states, '9').map(({ name }) => name)).toEqual(['Ada', 'Bo'])
  })

  it('says how many, and who came and went', () => {
    expect([presenceWords(0), presenceWords(2)]).toEqual(['Only you are here', '3 people are editing'])
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
    const done = nextSaveState(live, { type: 'sent', carriesUpdate: false, isExchange: true })
    expect(proposable(live)).toEqual({ ok: false, why: 'Wait until everything is saved.' })
    expect(proposable(done).ok).toBe(true)
    expect(proposable({ ...done, mayWrite: false }).why).toBe('You may read this draft but not propose it.')
    expect(proposable(nextSaveState(done, { type: 'dropped', at: 0 })).why).toBe('Proposing needs a connection.')
  })
})
