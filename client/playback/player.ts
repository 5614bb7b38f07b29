import '../platform/no-eval.ts'
import type { DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'
import { api, failureOf } from '../platform/api.ts'
import { handsOf } from './hands.ts'
import { PlayerView } from './player-view.ts'
import { Replay } from './replay.ts'
import { dayFrom, daysOf } from './scale.ts'

/** Milliseconds: a longer pause of the writers is played as this one. */
const longestPause = 1500
const frame = 16

/** [COL32] Plays a draft's history back in the page, from the edit at the playhead on. */
export class Player {
  readonly #replay: Replay
  readonly #view: PlayerView
  readonly #timeline: DraftTimeline
  #speed = 1
  #isPlaying: boolean = false
  /** Counts the times it was started: whoever pauses and plays again at once must not play twice. */
  #run = 0
  /** The edit that was asked for last; one is fetched at a time, and then the latest. */
  #wanted: number | null = null
  #isSeeking: boolean = false
  #from: number | null
  #to: number | null

  constructor(
    replay: Replay,
    view: PlayerView,
    timeline: DraftTimeline,
    part: { from: number | null; to: number | null },
  ) {
    this.#replay = replay
    this.#view = view
    this.#timeline = timeline
    this.#from = part.from
    this.#to = part.to
    view.showPart(part.from, part.to)
  }

  seek(seq: number): void {
    this.#stop()
    void this.#seek(seq)
  }

  goToDay(way: 1 | -1): void {
    const { buckets, lastSeq } = this.#timeline
    this.seek(dayFrom(daysOf(buckets), Number(this.#view.slider.value), way, lastSeq))
  }

  toggle(): void {
    if (this.#isPlaying) this.#stop()
    else void this.#play()
  }

  setSpeed(speed: number): void {
    this.#speed = speed
    this.#view.showSpeed(speed)
  }

  mark(which: 'from' | 'to' | 'none', here: number): void {
    if (which === 'from') this.#from = here
    if (which === 'to') this.#to = here
    const isBackwards = this.#from !== null && this.#to !== null && this.#from >= this.#to
    if (which === 'none' || (isBackwards && which === 'to')) this.#from = null
    if (which === 'none' || (isBackwards && which === 'from')) this.#to = null
    this.#view.showPart(this.#from, this.#to)
    this.#putInAddress(here)
  }

  get #end(): number {
    return this.#to ?? this.#timeline.lastSeq
  }

  async #seek(seq: number): Promise<boolean> {
    this.#wanted = seq
    if (this.#isSeeking) return false
    this.#isSeeking = true
    this.#view.showProblem('')
    this.#view.showLoading(true)
    try {
      for (let wanted = this.#take(); wanted !== null; wanted = this.#take()) {
        await this.#replay.seek(wanted)
        this.#show(false)
      }
      this.#putInAddress(this.#replay.seq)
      return true
    } catch (error) {
      this.#view.showProblem(failureOf(error).message)
      return false
    } finally {
      this.#isSeeking = false
      this.#view.showLoading(false)
    }
  }

  #take(): number | null {
    const wanted = this.#wanted
    this.#wanted = null
    return wanted
  }

  async #play(): Promise<void> {
    this.#isPlaying = true
    this.#run += 1
    const run = this.#run
    this.#view.showPlaying(true)
    const here = Number(this.#view.slider.value)
    const isInside = here >= (this.#from ?? 1) && here < this.#end
    if (!(await this.#seek(isInside ? here : (this.#from ?? 1)))) return this.#stop()
    let writtenAt = Date.parse(this.#replay.edit?.at ?? '')
    let due = performance.now()
    let paintedAt = due
    while (this.#isPlaying && this.#run === run && this.#replay.seq < this.#end) {
      const next = this.#replay.next()
      if (!next) {
        if (!(await this.#wait())) break
        continue
      }
      const pause = Math.min(longestPause, Math.max(0, Date.parse(next.at) - writtenAt || 0)) / this.#speed
      writtenAt = Date.parse(next.at)
      due = Math.max(due + pause, performance.now() - 100)
      this.#replay.step(next.seq)
      const now = performance.now()
      // Of the edits of one frame the last is shown.
      if (due <= now && now - paintedAt < frame) continue
      this.#show(true)
      await until(due)
      paintedAt = performance.now()
    }
    if (this.#run !== run) return
    if (this.#isPlaying) this.#show(false)
    this.#stop()
    this.#putInAddress(this.#replay.seq)
  }

  /** False when no more can be had. */
  async #wait(): Promise<boolean> {
    try {
      await this.#replay.ready()
      return this.#replay.next() !== null
    } catch (error) {
      this.#view.showProblem(failureOf(error).message)
      return false
    }
  }

  #stop(): void {
    if (!this.#isPlaying) return
    this.#isPlaying = false
    this.#view.showPlaying(false)
  }

  #show(isPlaying: boolean): void {
    const { edit } = this.#replay
    if (edit) this.#view.show(this.#replay.document(), edit, isPlaying)
  }

  /** The address says what is shown, for whoever copies it. */
  #putInAddress(at: number): void {
    const url = new URL(location.href)
    url.searchParams.set('at', String(at))
    for (const [name, seq] of [
      ['from', this.#from],
      ['to', this.#to],
    ] as const) {
      if (seq === null) url.searchParams.delete(name)
      else url.searchParams.set(name, String(seq))
    }
    history.replaceState(null, '', url)
  }
}

export async function openPlayer(form: HTMLFormElement): Promise<Player> {
  const slug = form.dataset.playback ?? ''
  const slider = form.querySelector<HTMLInputElement>('[name=at]')
  if (!slider) throw new Error('the scrubber has no slider')
  const timeline = await api.collab.draftTimeline({ slug })
  const replay = new Replay({
    state: seq => api.collab.draftState({ slug, seq }),
    updates: after => api.collab.draftUpdates({ slug, after, limit: 500 }),
  })
  const view = new PlayerView(form, slider, timeline, handsOf(timeline.people))
  const { from, to } = form.dataset
  return new Player(replay, view, timeline, { from: from ? Number(from) : null, to: to ? Number(to) : null })
}

function until(due: number): Promise<void> {
  return new Promise(resolve => {
    const look = (now: number) => (now >= due ? resolve() : requestAnimationFrame(look))
    requestAnimationFrame(look)
  })
}
