import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aProcess, giveRole, openStage } from '../processes/support/a-process.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

it('[PR280] [PR264] [PR272] two people co-edit a working draft, it becomes the candidate, and a changed word says why', async () => {
  const { platform, memberA, memberB } = wiki
  const process = await aProcess(platform, { page: seededDefinition, stages: ['drafting', 'comment'] })
  await giveRole(platform, process, 'working_group', memberA)
  await giveRole(platform, process, 'editor', memberB)
  await openStage(platform, process, 'drafting')
  const here = `${wiki.url}/processes/${process.slug}`

  const writer = await browser.arrive(wiki.url)
  await signIn(writer.page, memberA)
  await writer.page.goto(here)
  await writer.page.getByRole('link', { name: 'Begin a working draft' }).click()
  await writer.page.getByLabel('What it is for').fill('Say how often')
  await writer.page.getByRole('button', { name: 'Begin draft' }).click()
  const text = writer.page.getByRole('textbox', { name: 'Text of the draft' })
  await text.getByText('Students learn actively using different pathways').click()
  await writer.page.keyboard.press('End')
  await writer.page.keyboard.type(' Every day.')
  await writer.page.getByText('— on disk').waitFor()

  const editor = await browser.arrive(wiki.url)
  await signIn(editor.page, memberB)
  await editor.page.goto(`${here}/drafts`)
  expect(await accessibilityProblems(editor.page)).toEqual([])
  await editor.page.getByRole('link', { name: 'Say how often' }).click()
  const beside = editor.page.getByRole('textbox', { name: 'Text of the draft' })
  await beside.getByText('Every day.').click()
  await editor.page.keyboard.press('End')
  await editor.page.keyboard.type(' Together.')
  await editor.page.getByText('— on disk').waitFor()
  await text.getByText('Together.').waitFor()

  await editor.page.goto(`${here}/drafts`)
  await editor.page.getByRole('link', { name: 'What it changes' }).click()
  await editor.page.getByLabel('What it changes, in a line').fill('Say how often, and with whom')
  await editor.page.getByRole('button', { name: 'Freeze draft 1' }).click()
  await editor.page.getByRole('heading', { level: 1, name: 'What was changed' }).waitFor()
  expect(await accessibilityProblems(editor.page)).toEqual([])
  await editor.page.getByRole('checkbox', { name: 'Choose change 1', exact: true }).check()
  await editor.page.getByLabel('Reason').fill('Nobody learns alone, or once.')
  await editor.page.getByRole('button', { name: 'They are the editors’ own' }).click()
  await editor.page.getByText('Nobody learns alone, or once.').waitFor()

  const visitor = await browser.arrive(wiki.url)
  await visitor.page.goto(`${here}/why`)
  expect(await accessibilityProblems(visitor.page)).toEqual([])
  const words = visitor.page.getByRole('link', { name: /Every day/ })
  await words.focus()
  await visitor.page.keyboard.press('Enter')
  const answer = visitor.page.getByRole('complementary', { name: 'Why' })
  await answer.getByText('Nobody learns alone, or once.').waitFor()
  await visitor.page.getByRole('link', { name: /^Students learn actively/ }).click()
  await answer.getByText('As in the text that the process began with').waitFor()
  await visitor.page.goto(`${here}/report`)
  expect(await accessibilityProblems(visitor.page)).toEqual([])
  await Promise.all([writer.leave(), editor.leave(), visitor.leave()])
})
