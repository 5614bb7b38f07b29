import type { Locator, Page } from 'playwright-core'
import type { FullWalk } from './full-walk.ts'

/** Adds a question, in the form that is open for it. */
export async function ask(page: Page, text: string, kind: string): Promise<void> {
  const form = page.locator('#q-new')
  await form.getByLabel('Question').fill(text)
  await form.getByLabel('Answered with').selectOption({ label: kind })
  await form.getByRole('button', { name: 'Add the question' }).click()
  await page.getByText(text, { exact: true }).first().waitFor()
}

/** Begins a working draft as the editor; answers with its text. */
export async function beginDraft({ editor: { page }, at }: FullWalk, purpose: string): Promise<Locator> {
  await page.goto(at)
  await page.getByRole('link', { name: 'Begin a working draft' }).click()
  await page.getByLabel('What it is for').fill(purpose)
  await page.getByRole('button', { name: 'Begin draft' }).click()
  return page.getByRole('textbox', { name: 'Text of the draft' })
}

/** Makes the newest draft the candidate, from the list of drafts. */
export async function freeze(page: Page, summary: string): Promise<void> {
  await page.getByRole('link', { name: 'What it changes' }).last().click()
  await page.getByLabel('What it changes, in a line').fill(summary)
  await page.getByRole('button', { name: /^Freeze draft/ }).click()
  await page.getByRole('heading', { level: 1, name: 'What was changed' }).waitFor()
}

/** In the row that is open; the next one without an answer opens then. */
export async function answer(page: Page, number: number, kind: string, rationale: string): Promise<void> {
  await page.getByLabel(`Disposition of ${number}`).selectOption(kind)
  await page.getByLabel(`Rationale for ${number}`).fill(rationale)
  await page.getByRole('button', { name: /^Save and next/ }).click()
  await page.getByText('Saved. It waits for a second editor.').waitFor()
}

/** Chooses words by keyboard, and reads why they are there. */
export async function whyOf(page: Page, words: string | RegExp, why: string): Promise<void> {
  await page.getByRole('link', { name: words }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Why' }).getByText(why).waitFor()
}

/** Writes a meeting down: what was said, and who was there. */
export async function minute(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/meetings`)
  await page.getByLabel('What it was').fill('A talk about help')
  await page.getByLabel('Day').fill('2026-11-20')
  await page.getByRole('button', { name: 'Add the meeting' }).click()
  await page.getByLabel('What was said').fill('Help is with what one tries.')
  await page.getByRole('button', { name: 'Add to the minutes' }).click()
  await page.getByText('Help is with what one tries.').waitFor()
  await page.getByText('Who was there', { exact: true }).click()
  await page.getByLabel('People with accounts').fill('Pam Panel\nFlo Field')
  await page.getByRole('button', { name: 'Say who was there' }).click()
  await page.getByText('2 people were there').waitFor()
}
