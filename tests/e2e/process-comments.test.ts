import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { openWritersWiki, type WritersWiki } from '../editor/writers.ts'
import { aProcess, openStage, secondWords } from '../processes/support/a-process.ts'
import { accessibilityProblems } from '../support/axe.ts'

let wiki: WritersWiki
let slug = ''

beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
  const { platform } = wiki.app
  const strata = [{ key: 'teacher', name: 'Teachers', target: 60 }]
  const process = await aProcess(platform, { stages: ['comment', 'disposition'], strata, title: 'Update a word' })
  await openStage(platform, process, 'comment')
  slug = process.slug
})
afterAll(() => wiki.close())

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, name: string | RegExp, role: 'textbox' | 'button' | 'combobox'): Promise<void> {
  const target = page.getByRole(role, { name }).and(page.locator(':visible'))
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluateAll(all => all.some(each => each === document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name}.`)
}

describe('public comment', () => {
  it('[PR70] [PR71] [PR73] [PR75] is written on words by keyboard alone, agreed with, and withdrawn', async () => {
    const one = await wiki.writer()
    const other = await wiki.writer()
    const { page } = one
    await page.goto(`/processes/${slug}/comment`)
    await page.getByText('No comments yet').first().waitFor()
    expect(await accessibilityProblems(page)).toEqual([])

    await page.getByText('Comment on Help', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await tabTo(page, 'Mark them in its text', 'textbox')
    await page.keyboard.press('ControlOrMeta+Home')
    const before = secondWords.indexOf('in time')
    for (let left = before; left > 0; left -= 1) await page.keyboard.press('ArrowRight')
    for (let left = 'in time'.length; left > 0; left -= 1) await page.keyboard.press('Shift+ArrowRight')
    await tabTo(page, 'The words you mean', 'textbox')
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('in time')
    await tabTo(page, 'Your comment', 'textbox')
    await page.keyboard.type('When is that?')
    await tabTo(page, 'What it should say instead', 'textbox')
    await page.keyboard.type('at once')
    await tabTo(page, 'You are here as', 'combobox')
    await page.keyboard.press('T')
    expect(await accessibilityProblems(page)).toEqual([])
    await tabTo(page, 'Send', 'button')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByRole('link', { name: 'number 1' }).waitFor()
    const said = page.getByRole('article', { name: 'Comment 1' })
    expect(await said.locator('blockquote').textContent()).toBe('in time')
    expect(await said.locator('ins').textContent()).toBe('added: at once')

    const heard = await said.ariaSnapshot()
    for (const line of ['blockquote: in time', 'deletion: "removed: in time"', 'insertion: "added: at once"']) {
      expect(heard).toContain(line)
    }

    await other.page.goto(`/processes/${slug}/comment`)
    const seen = other.page.getByRole('article', { name: 'Comment 1' })
    await seen.getByRole('button', { name: 'Agree 0', exact: true }).focus()
    await other.page.keyboard.press('Enter')
    await seen.getByRole('button', { name: 'Agree 1', exact: true, pressed: true }).waitFor()

    await page.goto(`/processes/${slug}/contributions/1`)
    await page.getByText('Nothing yet.').waitFor()
    expect(await page.locator('mark').textContent()).toBe('in time')
    expect(await accessibilityProblems(page)).toEqual([])
    await tabTo(page, 'Withdraw', 'button')
    await page.keyboard.press('Enter')
    await page.getByText('Withdrawn by whoever said it.').waitFor()
    await page.goto(`/processes/${slug}/mine`)
    await page.getByRole('article', { name: 'Comment 1' }).waitFor()
    await one.leave()
    await other.leave()
  })

  it('[PR71] takes words that were marked in the text with the pointer', async () => {
    const { page, leave } = await wiki.writer()
    await page.goto(`/processes/${slug}/comment`)
    await page.getByText('Comment on Help', { exact: true }).waitFor()
    await page.evaluate(words => {
      const text = document.querySelector('[data-said-text="e2"]')?.firstChild
      if (!text) throw new Error('The element is not there.')
      const from = words.indexOf('helped')
      document.getSelection()?.setBaseAndExtent(text, from, text, from + 'helped'.length + 1)
    }, secondWords)
    await page.getByRole('button', { name: 'Comment on the marked words' }).click()
    expect(await page.getByLabel('The words you mean').and(page.locator(':visible')).inputValue()).toBe('helped')
    await page.keyboard.type('By whom?')
    await page.getByRole('button', { name: 'Send' }).and(page.locator(':visible')).click()
    await page.getByRole('status').getByRole('link').waitFor()
    await leave()
  })

  it('[PR70] works without scripts, and shows again what was refused', async () => {
    const reader = await wiki.writer()
    const cookies = await reader.context.cookies()
    const { page, context, leave, expectProblem } = await wiki.browser.arrive(wiki.app.url, { script: false })
    expectProblem(/409/)
    await context.addCookies(cookies)
    await page.goto(`/processes/${slug}/comment`)
    await page.getByText('Comment on Doing', { exact: true }).click()
    await page.getByLabel('The words you mean').first().fill('never said')
    await page.getByLabel('Your comment').first().fill('This one?')
    await page.getByRole('button', { name: 'Send' }).first().click()
    await page.getByText('These words do not stand there').waitFor()
    await page.getByLabel('The words you mean').first().fill('')
    expect(await page.getByLabel('Your comment').first().inputValue()).toBe('This one?')
    await page.getByRole('button', { name: 'Send' }).first().click()
    await page.getByRole('status').getByRole('link').waitFor()
    await leave()
    await reader.leave()
  })
})
