import type { DraftTimeline } from '@fieldword/shared/collab/history-contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { authoredHtml } from './authored-html.ts'
import type { Hands } from './hands.ts'
import { editInWords, momentInWords } from './moment-words.ts'
import { patchBlocks } from './patch.ts'
import type { Edit } from './replay.ts'
import { percentOf } from './scale.ts'
import { sharesHtml } from './shares-html.ts'

const icons = { play: 'M7 4v16l13 -8l-13 -8', pause: 'M9 5v14M15 5v14' }

/** What the player shows: it writes into what the server rendered. */
export class PlayerView {
  readonly #form: HTMLFormElement
  readonly #lastSeq: number
  readonly #hands: Hands
  readonly #moment: Element | null
  readonly slider: HTMLInputElement

  constructor(form: HTMLFormElement, slider: HTMLInputElement, { lastSeq }: DraftTimeline, hands: Hands) {
    this.#form = form
    this.slider = slider
    this.#lastSeq = lastSeq
    this.#hands = hands
    this.#moment = document.querySelector('[data-moment]')
  }

  show(text: DocumentJson, edit: Edit, isPlaying: boolean): void {
    const name = edit.by === null ? null : (this.#hands.get(edit.by)?.person.name ?? null)
    const words = editInWords(edit.seq, this.#lastSeq, name)
    this.slider.value = String(edit.seq)
    this.slider.setAttribute('aria-valuetext', `${momentInWords(edit.at)}. ${words}`)
    this.#put('[data-time]', momentInWords(edit.at))
    this.#put('[data-edit]', words)
    this.#put('[data-now]', isPlaying && name !== null ? `${name} writes` : '')
    this.#placeHead(edit)
    this.#showText(text, isPlaying)
  }

  showPlaying(isPlaying: boolean): void {
    const button = this.#form.querySelector('[data-play]')
    button?.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play')
    button?.querySelector('path')?.setAttribute('d', isPlaying ? icons.pause : icons.play)
    if (!isPlaying) this.#put('[data-now]', '')
    this.#put('[data-said]', isPlaying ? 'Playing.' : `Paused at edit ${this.slider.value} of ${this.#lastSeq}.`)
  }

  showSpeed(speed: number): void {
    for (const button of this.#form.querySelectorAll<HTMLElement>('[data-speed]'))
      button.setAttribute('aria-pressed', String(button.dataset.speed === String(speed)))
  }

  showPart(from: number | null, to: number | null): void {
    const chosen = this.#form.querySelector('.scr__chosen')
    const isWhole = from === null && to === null
    const [start, end] = [from ?? 1, to ?? this.#lastSeq]
    const x = percentOf(start, this.#lastSeq)
    chosen?.setAttribute('x', `${isWhole ? 0 : x}%`)
    chosen?.setAttribute('width', `${isWhole ? 0 : percentOf(end, this.#lastSeq) - x}%`)
    this.#put('[data-part-words]', isWhole ? '' : `Plays edits ${start} to ${end}.`)
    this.#form.querySelector('[data-mark=none]')?.toggleAttribute('hidden', isWhole)
  }

  showProblem(words: string): void {
    this.#put('[data-problem]', words)
  }

  showLoading(isLoading: boolean): void {
    this.#moment?.toggleAttribute('data-loading', isLoading)
  }

  #placeHead({ seq, at }: Edit): void {
    const head = this.#form.querySelector<HTMLElement>('.scr__now')
    if (head) {
      const place = percentOf(seq, this.#lastSeq)
      head.hidden = false
      head.textContent = momentInWords(at)
        .replace(/ \d{4}/, '')
        .replace(' UTC', '')
      head.style.insetInlineStart = `${place}%`
      head.toggleAttribute('data-left', place > 50)
    }
    for (const bar of this.#form.querySelectorAll<SVGElement>('.scr__bar'))
      bar.toggleAttribute('data-after', Number(bar.dataset.seq) > seq)
  }

  #showText(text: DocumentJson, isPlaying: boolean): void {
    const prose = this.#moment?.querySelector('.prose')
    const key = this.#moment?.querySelector('.mom__key')
    if (!prose || !key) return
    const changed = patchBlocks(prose, authoredHtml(text, this.#hands))
    const shares = sharesHtml(text, this.#hands)
    if (key.innerHTML !== shares) key.innerHTML = shares
    for (const old of prose.querySelectorAll('[data-writing]')) old.removeAttribute('data-writing')
    if (!isPlaying || !changed) return
    changed.setAttribute('data-writing', '')
    bringIntoView(changed)
  }

  #put(selector: string, words: string): void {
    const place = this.#form.querySelector(selector) ?? this.#moment?.querySelector(selector)
    if (place && place.textContent !== words) place.textContent = words
  }
}

/** Within the text's own box: the page around it stays where it is. */
function bringIntoView(block: Element): void {
  const box = block.closest('.mom__text')
  if (!box) return
  const [inner, outer] = [block.getBoundingClientRect(), box.getBoundingClientRect()]
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 3
}
