import type { Page } from 'playwright-core'

/** Whoever runs a process stays on the page it is run from, and does one step after the other there. */
export interface Running {
  /** Opens the stage whose turn it is. */
  open(title: string): Promise<void>
  /** Closes a stage in which all is so that should be. */
  close(title: string): Promise<void>
  /** A step that has a form of its own, and its reason. */
  step(title: string, step: 'Do it again' | 'Leave it out', reason: string): Promise<void>
}

export function runningOn(page: Page): Running {
  // The last one of its title, where it was done again.
  const stage = (title: string) => page.getByRole('region', { name: new RegExp(`^\\d+\\. ${title}$`) }).last()
  const press = (title: string, name: string) => stage(title).getByRole('button', { name, exact: true }).click()
  return {
    async open(title) {
      await press(title, 'Open this stage')
      await stage(title).getByText('Open now').waitFor()
    },
    async close(title) {
      await press(title, 'Close this stage')
      await stage(title).getByText('Closed ·').waitFor()
    },
    async step(title, step, reason) {
      const details = stage(title).locator('details', { has: page.locator('summary', { hasText: step }) })
      await details.locator('summary').click()
      await details.getByLabel('Reason').fill(reason)
      await details.getByRole('button', { name: step }).click()
    },
  }
}
