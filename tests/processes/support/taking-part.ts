import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { sidewaysScroll } from '../../support/axe.ts'
import type { FullWalk, Name } from './full-walk.ts'

/** Answers both questions of the call for input, which the front page leads to. */
export function answerQuestions({ as }: FullWalk, name: Name, group: string, missing: string): Promise<void> {
  return as(name, async page => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'The definition is being updated' }).waitFor()
    const now = page.getByRole('region', { name: 'What you can do now' })
    await now.getByRole('link', { name: 'Answer 2 questions' }).click()
    await page.getByLabel('You are here as').selectOption(group)
    await page.getByLabel('1. What is missing?').fill(missing)
    await page.getByLabel('1 Doing').check()
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.getByText('Thank you. Your answers are in.').waitFor()
  })
}

interface Saying {
  readonly words: string
  readonly text: string
  readonly instead: string
}

/** Comments on words of an element, with a telephone in the dark. */
export function comment(walk: FullWalk, name: Name, element: string, saying: Saying): Promise<void> {
  const onTelephone = { width: 390, theme: 'dark' } as const
  return walk.as(
    name,
    async page => {
      await page.goto(walk.at)
      await page.getByRole('link', { name: 'Comment on the draft' }).click()
      const about = page.getByRole('group').filter({ has: page.getByText(`Comment on ${element}`, { exact: true }) })
      await about.getByText(`Comment on ${element}`, { exact: true }).click()
      await about.getByLabel('The words you mean').fill(saying.words)
      await about.getByLabel('What it is about').selectOption('meaning')
      await about.getByLabel('Your comment').fill(saying.text)
      await about.getByLabel('What it should say instead').fill(saying.instead)
      await about.getByRole('button', { name: 'Send' }).click()
      await page.getByRole('status').getByRole('link').waitFor()
      expect(await sidewaysScroll(page)).toBe(0)
    },
    onTelephone,
  )
}

/** Rates these elements; the others as in the round before, where there was one. */
export function rate(
  walk: FullWalk,
  name: Name,
  ratings: Readonly<Record<string, number>>,
  reason = '',
): Promise<void> {
  return walk.as(name, async page => {
    await page.goto(walk.at)
    await page.getByRole('link', { name: 'Rate the two elements' }).click()
    for (const [handle, value] of Object.entries(ratings)) {
      const element = page.getByRole('group', { name: handle })
      await element.getByLabel(new RegExp(`^${value}`)).check()
      if (value < 4) await element.getByLabel('Reason').fill(reason)
    }
    const keep = page.getByRole('button', { name: /^Save, and keep/ })
    await ((await keep.count()) > 0 ? keep : page.getByRole('button', { name: 'Save ratings' })).click()
    await page.getByRole('status').getByText('2 of 2 rated').waitFor()
  })
}

interface Objection {
  readonly about: string
  readonly wrong: string
  readonly remedy: string
}

export function object(walk: FullWalk, name: Name, { about, wrong, remedy }: Objection): Promise<void> {
  return walk.as(name, async page => {
    await page.goto(walk.at)
    await page.getByRole('link', { name: 'Read the text, or object to it' }).click()
    await page.getByLabel('About').selectOption({ label: about })
    await page.getByLabel('What is wrong').fill(wrong)
    await page.getByLabel('What would mend it').fill(remedy)
    await page.getByRole('button', { name: 'Object', exact: true }).click()
    await page.getByText(wrong).waitFor()
  })
}

/** Answers an objection, or rules on it. */
export async function settle(page: Page, number: number, words: string, how: string): Promise<void> {
  await page.getByText(`Answer objection ${number}`).click()
  const form = page.locator('form').filter({ has: page.locator(`[name="number"][value="${number}"]`) })
  await form.getByLabel('What you answer').fill(words)
  await form.getByRole('button', { name: how }).click()
  await page.getByText(words).waitFor()
}

export function approve(walk: FullWalk, name: Name, voted: string): Promise<void> {
  return walk.as(name, async page => {
    await page.goto(walk.at)
    await page.getByRole('link', { name: 'Vote on the text' }).click()
    await page.getByLabel('Approve').check()
    await page.getByRole('button', { name: 'Vote', exact: true }).click()
    await page.getByText(voted).waitFor()
  })
}

/** Votes against it, which needs a reason, and stands apart. */
export async function standApart(walk: FullWalk, name: Name, voted: string): Promise<void> {
  const person = await walk.arrive(name, { width: 390 })
  const { page } = person
  await page.goto(`${walk.at}/ballot`)
  await page.getByLabel('Reject').check()
  person.expectProblem(/400/)
  await page.getByRole('button', { name: 'Vote', exact: true }).click()
  await page.getByText('This needs a reason').waitFor()
  await page.getByLabel('Why').fill('It says too little.')
  await page.getByRole('button', { name: 'Vote', exact: true }).click()
  await page.getByText(voted).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  await page.goto(`${walk.at}/minority-notes`)
  await page.getByLabel('What you stand by').fill('Three elements were needed.')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await page.getByText(name).first().waitFor()
  await person.leave()
}
