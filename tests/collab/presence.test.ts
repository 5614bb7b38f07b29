import { Presence, type Speaker } from '@fieldword/server/collab/presence.ts'
import type { StateEntry } from '@fieldword/server/collab/presence-states.ts'
import { describe, expect, it } from '@jest/globals'

/** A crowd of which three are shown. */
class Crowd {
  readonly presence = new Presence(3)
  readonly #speakers = new Map<number, Speaker>()
  readonly #clocks = new Map<number, number>()

  /** Client `client` of the account of the same number, or of `account`, is at `place`. */
  is(client: number, place: string, now: number, account = client): void {
    const speaker = this.#speakers.get(client) ?? speakerOf(account)
    this.#speakers.set(client, speaker)
    const clock = (this.#clocks.get(client) ?? 0) + 1
    this.#clocks.set(client, clock)
    const heard = this.presence.hear(speaker, [{ client, clock, json: `{"place":"${place}"}` }], () => true, now)
    expect(heard).toBe(true)
  }

  leaves(client: number): void {
    const speaker = this.#speakers.get(client)
    if (speaker) this.presence.leave(speaker)
  }

  /** Client ids that changed for those who look on, and where each is now. */
  changes(): Record<number, string | null> {
    const changes = this.presence.takeChanged()
    const states = this.presence.statesOf(changes.shown)
    this.presence.forgetGone(changes)
    return placesOf(states)
  }

  /** The same for other processes. */
  told(): Record<number, string | null> {
    const changes = this.presence.takeChanged()
    this.presence.forgetGone(changes)
    return placesOf(changes.told)
  }
}

function placesOf(states: readonly StateEntry[]): Record<number, string | null> {
  return Object.fromEntries(states.map(({ client, json }) => [client, JSON.parse(json)?.place ?? null]))
}

function speakerOf(account: number): Speaker {
  return { user: { id: `${account}`, name: `Person ${account}`, colour: 1 }, client: null, lastClock: -1 }
}

describe('a crowd', () => {
  it('[COL40] is shown up to a limit, and counted', () => {
    const crowd = new Crowd()
    for (const client of [1, 2, 3, 4, 5]) crowd.is(client, 'start', 1000)
    expect(crowd.changes()).toEqual({ 1: 'start', 2: 'start', 3: 'start' })
    expect(crowd.presence.count()).toEqual({ people: 5, unlisted: 2 })
  })

  it('[COL40] two windows of one account count once', () => {
    const crowd = new Crowd()
    for (const client of [1, 2, 3]) crowd.is(client, 'start', 1000)
    crowd.is(4, 'start', 1000, 3)
    expect(crowd.presence.count()).toEqual({ people: 3, unlisted: 0 })
  })

  it('[COL40] gives the place of whoever rests to whoever moves, and of nobody who moves', () => {
    const crowd = new Crowd()
    for (const client of [1, 2, 3, 4]) crowd.is(client, 'start', 1000)
    crowd.is(1, 'on', 6000)
    crowd.is(4, 'on', 5900)
    crowd.changes()
    crowd.is(4, 'further', 7000)
    expect(crowd.changes()).toEqual({ 2: null, 4: 'further' })
    for (const client of [1, 3, 4]) crowd.is(client, 'there', 7100)
    crowd.is(2, 'too', 7200)
    expect(crowd.presence.listed()).toEqual([1, 3, 4])
  })

  it('[COL40] a sign of life is no movement', () => {
    const crowd = new Crowd()
    for (const client of [1, 2, 3, 4]) crowd.is(client, 'start', 1000)
    crowd.is(4, 'start', 60_000)
    expect(crowd.presence.listed()).toEqual([1, 2, 3])
  })

  it('[COL40] shows the next one when a place becomes free', () => {
    const crowd = new Crowd()
    for (const client of [1, 2, 3, 4]) crowd.is(client, 'start', 1000)
    crowd.changes()
    crowd.leaves(2)
    expect(crowd.changes()).toEqual({ 2: null, 4: 'start' })
    expect(crowd.presence.count()).toEqual({ people: 3, unlisted: 0 })
  })

  it('[COL12] [COL40] whoever comes back is shown under a later clock than before', () => {
    const crowd = new Crowd()
    crowd.is(1, 'start', 1000)
    const [before] = crowd.presence.statesOf([1])
    crowd.leaves(1)
    crowd.changes()
    crowd.is(1, 'again', 1000)
    const [after] = crowd.presence.statesOf([1])
    expect(after?.clock).toBeGreaterThan(before?.clock ?? 0)
  })

  it('[COL14] [COL40] other processes hear who comes and goes, and only carets that are shown', () => {
    const crowd = new Crowd()
    for (const client of [1, 2, 3, 4]) crowd.is(client, 'start', 1000)
    expect(crowd.told()).toEqual({ 1: 'start', 2: 'start', 3: 'start', 4: 'start' })
    for (const client of [3, 4]) crowd.is(client, 'on', 1500)
    expect(crowd.told()).toEqual({ 3: 'on' })
    crowd.leaves(4)
    expect(crowd.told()).toEqual({ 4: null })
  })

  it('[COL14] what another process vouches for goes with it', () => {
    const { presence } = new Crowd()
    const state = { client: 7, clock: 5, json: '{"place":"far"}', userId: 'ben' }
    presence.hearProcess('other', [state], 1000)
    expect(presence.holderOf(7)).toEqual({ userId: 'ben', at: 'other' })
    expect(presence.vouchedOf([7])).toEqual([])
    presence.leaveProcesses(id => id === 'third')
    expect(presence.listed()).toEqual([7])
    presence.leaveProcesses(id => id === 'other')
    expect(presence.listed()).toEqual([])
    expect(presence.count()).toEqual({ people: 0, unlisted: 0 })
  })
})
