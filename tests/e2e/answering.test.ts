import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from '../processes/support/a-process.ts'
import { say } from '../processes/support/saying.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'
import { aMember, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let app: TestApp
let browser: TestBrowser
let process: TestProcess
let author: SignedIn
let first: SignedIn
let second: SignedIn

beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  browser = await openBrowser({ inTurn: true })
  const { platform } = test
  process = await aProcess(platform, {
    stages: ['comment', { kind: 'issues', plan: { kinds: ['comment'] } }, 'disposition'],
  })
  author = await aMember(platform, 'Ada Author')
  first = await giveRole(platform, process, 'editor', await aMember(platform, 'Eda First'))
  second = await giveRole(platform, process, 'editor', await aMember(platform, 'Ede Second'))
  const comments = await openStage(platform, process, 'comment')
  await say(
    platform,
    process,
    comments,
    { by: author, text: '“Doing” is not enough.', proposedText: 'reflecting', elementId: 'e1', type: 'meaning' },
    { by: author, text: 'Who helps?', elementId: 'e2', type: 'question' },
  )
  await closeStage(platform, process, 'comment')
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await test.close()
})

async function arrive(as: SignedIn, options?: PersonOptions): Promise<BrowsingPerson> {
  const person = await browser.arrive(app.url, options)
  await signIn(person.page, { email: emailOf(as), password })
  return person
}
const at = (below: string) => `/processes/${process.slug}${below}`

it('[PR150] [PR154] an editor puts comments under an issue, their author contests it, the editor answers; without scripts', async () => {
  await openStage(test.platform, process, 'issues')
  const editor = await arrive(first, { script: false })
  const { page } = editor
  await page.goto(at('/issues'))
  await page.getByLabel('Title').fill('Doing and reflecting')
  await page.getByRole('button', { name: 'Open issue' }).click()
  await page.getByRole('heading', { name: 'Doing and reflecting', level: 1 }).waitFor()
  await page.goto(at('/issues'))
  await page.getByLabel('Select 1').check()
  await page.getByLabel('Select 2').check()
  await page.getByRole('button', { name: 'Put the selected under it' }).click()
  await page.getByText('Everything stands under an issue.').waitFor()

  const member = await arrive(author)
  await member.page.goto(at('/issues/1'))
  await member.page.getByText('It stands in the wrong place').last().click()
  await member.page.getByLabel('Why, for everybody to read').last().fill('It is only a question.')
  await member.page.getByRole('button', { name: 'Contest' }).last().click()
  await member.page.getByText('It is only a question.').waitFor()
  expect(await accessibilityProblems(member.page)).toEqual([])

  await page.goto(at('/issues/1'))
  await page.getByLabel('Answer, for everybody to read').fill('It asks for the same.')
  await page.getByRole('button', { name: 'It stays' }).click()
  await page.getByText('It asks for the same.').waitFor()
  await Promise.all([editor.leave(), member.leave()])
  await closeStage(test.platform, process, 'issues')
})

it('[PR117] [PR120] [PR122] one editor proposes by keyboard, another confirms without scripts, the author says what is missing', async () => {
  await openStage(test.platform, process, 'disposition')
  const one = await arrive(first)
  const { page } = one
  await page.goto(at('/dispositions'))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const choice = page.getByLabel('Disposition of 1')
  await choice.waitFor()
  await page.keyboard.press('2')
  expect(await choice.inputValue()).toBe('accepted_in_part')
  await page.getByLabel('Rationale for 1').focus()
  await page.keyboard.type('Reflecting is added in 2 places.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Saved. It waits for a second editor.').waitFor()
  await page.getByLabel('Disposition of 2').waitFor()
  one.expectProblem(/400/)
  await page.keyboard.press('4')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('alert')
    .getByText(/Say why/)
    .waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await one.leave()

  const other = await arrive(second, { script: false, width: 390, height: 844, theme: 'dark' })
  await other.page.goto(at('/dispositions?answer=waiting'))
  expect(await sidewaysScroll(other.page)).toBe(0)
  await other.page.getByRole('link', { name: 'Answer 1' }).click()
  await other.page.getByRole('button', { name: 'Confirm' }).first().click()
  await other.page.getByText('No comment fits.').waitFor()
  await other.page.goto(at('/what-happened'))
  await other.page.getByText('Reflecting is added in 2 places.').waitFor()
  await other.leave()

  const member = await arrive(author)
  await member.page.goto(at(''))
  await member.page.getByRole('link', { name: 'Say whether you are satisfied with the answer to your comment' }).click()
  await member.page.getByLabel('Not satisfied').check()
  await member.page.getByLabel('In your words').fill('It is still not clear who reflects.')
  await member.page.getByRole('button', { name: 'Say so' }).click()
  await member.page.getByText('Whoever wrote it is not satisfied.').waitFor()
  expect(await accessibilityProblems(member.page)).toEqual([])
  await member.leave()
})
