import {
  isOnDisk,
  nextSaveState,
  opening,
  type SaveEvent,
  type SaveState,
  wouldLeaveBehind,
  wouldLose,
} from '@fieldword/client/editor/save-state.ts'
import {
  ago,
  awayBanner,
  closedSentence,
  returnWords,
  saveWords,
  unsentWords,
} from '@fieldword/client/editor/save-words.ts'
import { describe, expect, it } from '@jest/globals'

const reduce = (events: readonly SaveEvent[], from: SaveState = opening) => events.reduce(nextSaveState, from)

const opened: SaveEvent = { type: 'opened', keepsOnDevice: true, hasText: false, unsaved: 0 }
const connected: SaveEvent = { type: 'connected' }
const edited: SaveEvent = { type: 'edited' }
const kept = (edits: number): SaveEvent => ({ type: 'kept', edits })
const sent: SaveEvent = { type: 'sent', carriesUpdate: true, isExchange: false, at: 5000 }
const exchanged: SaveEvent = { ...sent, isExchange: true }
const exchangedNothing: SaveEvent = { ...sent, carriesUpdate: false, isExchange: true }
const confirmed = (count: number): SaveEvent => ({ type: 'confirmed', count, at: 1000 })
const dropped: SaveEvent = { type: 'dropped', at: 500, reason: null }
const trouble = (on: boolean): SaveEvent => ({ type: 'trouble', on })

const live = reduce([opened, connected, exchangedNothing, { type: 'synced' }])
const words = (state: SaveState, now = 3000) => {
  const { strong, text, muted } = saveWords(state, now)
  return [strong, text, muted].filter(Boolean).join(' ')
}

describe('what is said of saving', () => {
  it('[COL6] says "on disk" only when the server has confirmed every message', () => {
    const typing = reduce([edited, sent, edited, sent], live)
    expect(words(typing)).toBe('Saving …')
    expect(words(reduce([confirmed(1)], typing))).toBe('Saving …')
    expect(words(reduce([confirmed(1), confirmed(2)], typing))).toBe('Saved 2 s ago — on disk')
  })

  it('[COL6] says nothing of the disk before the server has been given what it lacked', () => {
    const back = reduce([edited, sent, dropped, edited, kept(2), connected], live)
    expect(words(back)).toBe('Kept on this device. 2 edits not sent yet')
    expect(isOnDisk(reduce([edited, sent, confirmed(1)], back))).toBe(false)
    expect(words(reduce([exchanged], back))).toBe('Saving …')
    expect(words(reduce([exchanged, confirmed(1)], back))).toBe('Saved 2 s ago — on disk')
  })

  it('counts on each connection anew', () => {
    const second = reduce([edited, sent, confirmed(1), dropped, connected, exchanged, edited, sent], live)
    expect(isOnDisk(reduce([confirmed(1)], second))).toBe(false)
    expect(isOnDisk(reduce([confirmed(2)], second))).toBe(true)
  })

  it('keeps edits on the device while away, and counts them', () => {
    const typing = reduce([edited, sent, dropped, edited, edited, kept(2)], live)
    expect(words(typing)).toBe('Keeping it on this device …')
    expect(wouldLose(typing)).toBe(true)
    const away = reduce([kept(3)], typing)
    expect(words(away)).toBe('Kept on this device. 3 edits not sent yet')
    expect(wouldLose(away)).toBe(false)
    expect(words(reduce([dropped], live))).toBe('Kept on this device. Nothing waits to be sent')
  })

  it('asks to copy the text where nothing is kept', () => {
    const forgetful = reduce([{ type: 'device failed' }], live)
    expect(wouldLose(reduce([edited, sent], forgetful))).toBe(true)
    expect(words(reduce([edited, dropped], forgetful))).toBe('Could not save, copy your text')
    expect(words(reduce([dropped], forgetful))).toBe('Not connected')
  })

  it('[COL7] says that the server cannot save, until it can', () => {
    const troubled = reduce([edited, sent, trouble(true)], live)
    expect(words(troubled)).toBe('Could not save, copy your text')
    expect(words(reduce([trouble(false), confirmed(1)], troubled))).toBe('Saved 2 s ago — on disk')
  })

  it('[COL27] asks nobody to copy what is kept here, or what they have not typed', () => {
    const troubled = reduce([edited, sent, kept(1), trouble(true)], live)
    expect(words(troubled)).toBe('Could not save. 1 edit kept on this device')
    expect(words(reduce([trouble(true)], live))).toBe('The server cannot save at present')
  })

  it('[COL27] warns whoever leaves with words that nobody else has', () => {
    const asks = (events: readonly SaveEvent[]) => wouldLeaveBehind(reduce(events, live))
    expect(asks([])).toBe(false)
    expect(asks([edited, sent])).toBe(true)
    expect(asks([edited, sent, kept(1)])).toBe(false)
    expect(asks([edited, sent, kept(1), trouble(true)])).toBe(true)
    expect(asks([edited, kept(1), dropped])).toBe(true)
    expect(asks([edited, kept(1), dropped, connected, exchanged])).toBe(false)
    expect(asks([edited, kept(1), { type: 'closed', code: 'sign-in-needed' }])).toBe(false)
    expect(asks([edited, { type: 'closed', code: 'sign-in-needed' }])).toBe(true)
  })

  it('stays away while the server lets in and sends off at once', () => {
    const away = reduce([dropped], live)
    const turnedAway = reduce([connected, { type: 'dropped', at: 900, reason: 'database-away' }], away)
    expect(reduce([connected], away).link).toBe('away')
    expect(turnedAway).toMatchObject({ link: 'away', awaySince: 500 })
    expect(awayBanner(true, turnedAway).strong).toBe('The server cannot save at present. Keep writing.')
  })

  it.each([
    ['restart', 'The server is restarting. Keep writing.'],
    ['slow-reader', 'Your connection could not keep up. Keep writing.'],
    ['internal', 'Something went wrong on the server. Keep writing.'],
    [null, 'The server does not answer. Keep writing.'],
  ] as const)('[COL4] says why it is away: %s', (reason, expected) => {
    const away = reduce([{ type: 'dropped', at: 500, reason }], live)
    expect(awayBanner(true, away).strong).toBe(expected)
    expect(awayBanner(false, away).strong).toBe('You are offline. Keep writing.')
  })

  it('remembers what a return has sent', () => {
    const back = reduce([dropped, edited, edited, connected, exchanged], live)
    expect(back).toMatchObject({ returnedWith: 2, awaySince: null })
    expect(isOnDisk(back)).toBe(false)
    expect(reduce([confirmed(1)], back)).toMatchObject({ returnedWith: 2, unsaved: 0 })
    expect(reduce([dropped], back)).toMatchObject({ returnedWith: null })
    expect([0, 1, 14].map(returnWords)).toEqual([
      'Back online.',
      'Back online. 1 edit sent.',
      'Back online. 14 edits sent.',
    ])
  })

  it('makes no word of a break that nobody can have noticed', () => {
    const blink: SaveEvent = { ...exchangedNothing, at: 600 }
    expect(reduce([dropped, connected, blink], live)).toMatchObject({ returnedWith: null })
    expect(reduce([dropped, connected, exchangedNothing], live)).toMatchObject({ returnedWith: 0 })
  })

  it('sends on opening what an earlier visit left behind', () => {
    const reopened = reduce([{ ...opened, hasText: true, unsaved: 7 }, connected])
    expect(reopened).toMatchObject({ text: 'device' })
    expect(words(reopened)).toBe('Connecting …')
    expect(reduce([exchanged, confirmed(1)], reopened)).toMatchObject({ returnedWith: 7, unsaved: 0 })
  })

  it('[COL4] stays closed once the server has ended it, and says why', () => {
    const over = reduce([edited, kept(1), { type: 'closed', code: 'schema-changed' }, dropped], live)
    expect(over.link).toBe('closed')
    expect(closedSentence(over)).toMatch(/^The editor was updated/)
    expect(words(over)).toBe('Kept on this device. 1 edit not sent yet')
    expect(closedSentence({ closedFor: 'too-many' })).toMatch(/^Too many windows of this wiki are open/)
  })

  it('never says that something was saved in the future', () => {
    expect([ago(1000, 900), ago(0, 59_000), ago(0, 61_000), ago(0, 3_700_000)]).toEqual([
      '0 s ago',
      '59 s ago',
      '1 min ago',
      '1 h ago',
    ])
  })

  it('[COL33] says of a reader that nothing is saved, and where unsent words are', () => {
    const reading = reduce([{ type: 'rights', mayWrite: false }], live)
    expect(words(reading)).toBe('Read only')
    expect(unsentWords(reading)).toBe('')
    const typed = reduce([edited, sent, { type: 'rights', mayWrite: false }, confirmed(0)], live)
    expect(isOnDisk(typed)).toBe(false)
    expect(wouldLose(typed)).toBe(true)
    expect(unsentWords(typed)).toBe('What you typed and was not saved is on this page alone: copy it.')
    const keptHere = reduce([kept(1)], typed)
    expect(words(keptHere)).toBe('Kept on this device. 1 edit not sent yet')
    expect(unsentWords(keptHere)).toBe('What you typed and was not saved is kept on this device, and on no other.')
    const again = reduce([dropped, connected, { type: 'rights', mayWrite: true }, exchanged, confirmed(1)], keptHere)
    expect(isOnDisk(again)).toBe(true)
  })

  it('[COL34] says of an account that is blocked that it is, and where unsent words are', () => {
    const blocked = reduce([edited, kept(1), { type: 'closed', code: 'blocked' }], live)
    expect(closedSentence(blocked)).toContain('Your account is blocked')
    expect(words(blocked)).toBe('Kept on this device. 1 edit not sent yet')
  })
})
