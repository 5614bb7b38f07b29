import type { Player } from './player.ts'

/**
 * [COL32] The keys and buttons of the scrubber. The player behind them is fetched when somebody first reaches for it: most who
 * look at a history never do. Without scripts the slider is a form.
 */
export function workScrubber(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-playback]')
  const slider = form?.querySelector<HTMLInputElement>('[name=at]')
  if (!form || !slider) return
  for (const control of form.querySelectorAll('[data-play], [data-speeds], [data-part]'))
    control.removeAttribute('hidden')
  const ask = asker(form)
  form.addEventListener('submit', event => event.preventDefault())
  slider.addEventListener('input', () => ask(player => player.seek(Number(slider.value))))
  form.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null
    const { play, speed, mark } = button?.dataset ?? {}
    if (play !== undefined) ask(player => player.toggle())
    if (speed !== undefined) ask(player => player.setSpeed(Number(speed)))
    // Where the playhead is now, not where it will be when the player has come.
    const here = Number(slider.value)
    if (mark === 'from' || mark === 'to' || mark === 'none') ask(player => player.mark(mark, here))
  })
  // All other keys are the slider's own: an arrow is a step of one edit.
  slider.addEventListener('keydown', event => {
    const action = actionOf(event)
    if (!action) return
    event.preventDefault()
    ask(action)
  })
}

function actionOf({ key }: KeyboardEvent): ((player: Player) => void) | null {
  switch (key) {
    case ' ':
      return player => player.toggle()
    case 'PageDown':
      return player => player.goToDay(-1)
    case 'PageUp':
      return player => player.goToDay(1)
    default:
      return null
  }
}

function asker(form: HTMLFormElement): (action: (player: Player) => void) => void {
  let loading: Promise<Player> | null = null
  return action => {
    loading ??= import('./player.ts').then(({ openPlayer }) => openPlayer(form))
    loading.then(action, () => {
      loading = null
      const problem = form.querySelector('[data-problem]')
      if (problem) problem.textContent = 'The playback could not be loaded. Check the connection and try again.'
    })
  }
}
