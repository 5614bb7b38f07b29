import type { WhyAnswer } from '@fieldword/shared/processes/why-contract.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { beginFullWalk, type FullWalk } from '../processes/support/full-walk.ts'
import {
  answerQuestions,
  approve,
  comment,
  object,
  rate,
  settle,
  standApart,
} from '../processes/support/taking-part.ts'
import { answer, ask, beginDraft, freeze, minute, whyOf } from '../processes/support/working.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { Caller } from '../support/caller.ts'

/** One process with every stage, from its charter to the adopted version; each test goes on where the one before ended. */
let walk: FullWalk
beforeAll(async () => {
  walk = await beginFullWalk()
})
afterAll(() => walk.close())

it('[PR34] [PR40] [PR48] [PR345] a steward plans all stages, writes the charter, gives roles and opens it; the charter is approved', async () => {
  const { page } = walk.steward
  await page.goto(`/processes/new?page=${walk.word}`)
  await page.getByLabel('Title').fill('Update of doing')
  await page.getByLabel(/^Full, 11 stages/).check()
  await page.getByRole('button', { name: 'Put it together' }).click()
  await page.getByLabel('What is to be decided').fill('What doing means.')
  await page.getByLabel('Groups').fill('Teachers, 50\nResearchers, 50')
  await page.getByLabel('Smallest group that is told').fill('1')
  await page.getByRole('button', { name: 'Save the charter' }).click()
  walk.at = new URL(page.url()).pathname.replace(/\/edit$/, '')
  await page.getByRole('link', { name: 'Edit Rating rounds' }).click()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByLabel('Fewest ratings').fill('2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'People' }).first().click()
  await page.getByLabel('Name of the account').fill('Eda First')
  await page.getByLabel('Editors').check()
  await page.getByRole('button', { name: 'Give it' }).click()
  await page.getByRole('heading', { name: 'Editors, 1' }).waitFor()
  await walk.giveRoles()
  await page.goto(`${walk.at}/run`)
  await page.getByRole('button', { name: 'Open the process to everybody' }).click()
  await walk.running.open('Charter')
  await page.getByRole('link', { name: 'Read and approve the charter' }).click()
  await page.getByRole('button', { name: 'Approve the charter' }).click()
  await page.getByText('You approved it as it stands.').waitFor()
  await page.goto(`${walk.at}/run`)
  await walk.running.close('Charter')
})

it('[PR60] [PR62] [PR344] the field is asked, and answers from the front page', async () => {
  const { page } = walk.steward
  await page.getByRole('link', { name: 'Write the questions' }).click()
  await ask(page, 'What is missing?', 'A long text')
  await page.getByText('Add a question').click()
  await ask(page, 'Where?', 'An element of the text')
  await page.goto(`${walk.at}/run`)
  await walk.running.open('Call for input')
  await answerQuestions(walk, 'Fay Field', 'Teachers', 'How often it is done.')
  await answerQuestions(walk, 'Flo Field', 'Researchers', 'With whom it is done.')
  await page.reload()
  await walk.running.close('Call for input')
})

it('[PR150] [PR151] [PR156] editors put all that came in under an issue', async () => {
  await walk.running.open('Issue register')
  const { page } = walk.editor
  await page.goto(walk.at)
  await page.getByRole('link', { name: 'Put 2 under issues' }).click()
  await page.getByLabel('Title').fill('How it is done')
  await page.getByRole('button', { name: 'Open issue' }).click()
  await page.getByRole('heading', { name: 'How it is done', level: 1 }).waitFor()
  await page.goto(`${walk.at}/issues`)
  await page.getByLabel('Select 1').check()
  await page.getByLabel('Select 2').check()
  await page.getByRole('button', { name: 'Put the selected under it' }).click()
  await page.getByText('Everything stands under an issue.').waitFor()
  await walk.steward.page.reload()
  await walk.running.close('Issue register')
})

it('[PR264] [PR280] [PR285] [PR287] two people write in one draft, it becomes the candidate, and says why it changes what it does', async () => {
  await walk.running.open('Drafting')
  const text = await beginDraft(walk, 'Say how it is done')
  await text.getByText('Students learn by doing.').click()
  await walk.editor.page.keyboard.press('End')
  await walk.editor.page.keyboard.type(' Every day.')
  await walk.editor.page.getByText('— on disk').waitFor()

  const { page } = walk.second
  await page.goto(`${walk.at}/drafts`)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Say how it is done' }).click()
  await page.getByRole('textbox', { name: 'Text of the draft' }).getByText('Every day.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Together.')
  await page.getByText('— on disk').waitFor()
  await text.getByText('Together.').waitFor()
  await page.goto(`${walk.at}/drafts`)
  await page.getByText('Say which issues it answers').click()
  await page.getByLabel('1. How it is done').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Answers issue 1.').waitFor()
  await freeze(page, 'Say how often, and with whom')
  await page.getByRole('checkbox', { name: 'Choose change 1', exact: true }).check()
  await page.getByLabel('Reason').fill('Issue 1 asks for it.')
  await page.getByRole('button', { name: 'They are the editors’ own' }).click()
  await page.getByText('Issue 1 asks for it.').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await walk.steward.page.reload()
  await walk.running.close('Drafting')
})

it('[PR70] [PR112] [PR117] [PR120] the field comments, editors answer, a second one confirms, and whoever commented is told', async () => {
  await walk.running.open('Public comment')
  await comment(walk, 'Fay Field', 'Doing', { words: 'doing', text: 'Doing is too little.', instead: 'trying' })
  await comment(walk, 'Flo Field', 'Help', { words: '', text: 'It goes without saying.', instead: '' })
  await walk.steward.page.reload()
  await walk.running.close('Public comment')

  await walk.running.open('Disposition')
  const [{ page }, { page: other }] = [walk.editor, walk.second]
  await page.goto(walk.at)
  await page.getByRole('link', { name: 'Answer 2 comments' }).click()
  await page.getByRole('link', { name: 'Answer 3' }).click()
  await answer(page, 3, 'accepted', 'Trying says more than doing.')
  await answer(page, 4, 'declined', 'Help was asked for in 2011.')
  await other.goto(walk.at)
  await other.getByRole('link', { name: 'Confirm 2 answers' }).click()
  await other.getByLabel('Select 3').check()
  await other.getByLabel('Select 4').check()
  await other.getByRole('button', { name: 'Confirm', exact: true }).last().click()
  await other.getByText('No comment fits.').waitFor()
  await walk.as('Fay Field', async told => {
    await told.goto(walk.at)
    await told.getByRole('link', { name: 'Say whether you are satisfied with the answer to your comment' }).click()
    await told.getByText('Trying says more than doing.').waitFor()
    await told.getByLabel('Satisfied', { exact: true }).check()
    await told.getByRole('button', { name: 'Say so' }).click()
    await told.getByText('Whoever wrote it is satisfied.').waitFor()
  })
  await walk.steward.page.reload()
  await walk.running.close('Disposition')
})

it('[PR30] [PR125] [PR268] drafting is done again for a reason; what was accepted is worked in, and linked', async () => {
  await walk.running.step('Drafting', 'Do it again', 'What was accepted is worked in.')
  await walk.running.open('Drafting')
  const text = await beginDraft(walk, 'Work the answers in')
  const { page } = walk.editor
  await text.getByText('Students learn by doing.').click()
  await page.keyboard.press('Home')
  for (let passed = 0; passed < 'Students learn by '.length; passed++) await page.keyboard.press('ArrowRight')
  for (let chosen = 0; chosen < 'doing'.length; chosen++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.type('trying')
  await page.getByText('— on disk').waitFor()
  await page.goto(`${walk.at}/drafts`)
  await freeze(page, 'Say trying')
  await page.goto(`${walk.at}/dispositions?text=3&edit=3.0`)
  await page.getByText('Link', { exact: true }).click()
  await page.getByLabel('Revision').fill('3')
  await page.getByRole('button', { name: 'Link it' }).click()
  await page.getByRole('status').getByText('Linked.').waitFor()
  await page.goto(`${walk.at}/changes`)
  await page.getByText('Trying says more than doing.').waitFor()
  await walk.steward.page.reload()
  await walk.running.close('Drafting')
})

it('[PR172] [PR181] [PR211] [PR213] the panel rates in two rounds, and a meeting is minuted', async () => {
  await walk.running.open('Rating rounds')
  await rate(walk, 'Pam Panel', { Doing: 9, Help: 8 })
  await rate(walk, 'Pat Panel', { Doing: 8, Help: 2 }, 'Help with what?')
  const { page } = walk.steward
  await page.goto(`${walk.at}/results`)
  await page.getByRole('button', { name: 'Close round 1' }).click()
  await page.getByRole('button', { name: 'Open round 2' }).click()
  await page.getByText('Round 2 is open').first().waitFor()
  await rate(walk, 'Pam Panel', {})
  await rate(walk, 'Pat Panel', { Help: 7 })
  await page.getByRole('button', { name: 'Close round 2' }).click()
  await page.getByRole('link', { name: 'Round 2', exact: true }).waitFor()
  await page.goto(`${walk.at}/run`)
  await walk.running.close('Rating rounds')

  await walk.running.open('Convening')
  await minute(page, walk.at)
  await page.goto(`${walk.at}/run`)
  await walk.running.close('Convening')
})

it('[PR221] [PR231] [PR233] one objection is resolved, one is ruled on, and three ratifiers vote', async () => {
  await walk.running.open('Last call')
  const about = 'Element 2, Help'
  await object(walk, 'Flo Field', { about, wrong: 'Help comes too late.', remedy: 'Say that it is asked for.' })
  await object(walk, 'Fay Field', { about: 'The whole text', wrong: 'It is too short.', remedy: 'Write a third.' })
  const [{ page }, { page: other }] = [walk.steward, walk.second]
  await other.goto(`${walk.at}/objections`)
  await settle(other, 6, 'Help may be asked for at any time.', 'Say how it is mended')
  expect(await accessibilityProblems(other)).toEqual([])
  await walk.as('Flo Field', async objector => {
    await objector.goto(`${walk.at}/objections`)
    await objector.getByRole('button', { name: 'It is resolved' }).click()
    await objector.getByText('Resolved', { exact: true }).first().waitFor()
  })
  await page.goto(`${walk.at}/objections`)
  await settle(page, 7, 'Nobody asked for a third.', 'Rule on it')
  await page.getByText('Every objection is settled.').waitFor()
  await page.goto(`${walk.at}/run`)
  await walk.running.close('Last call')

  await walk.running.open('Adoption')
  await approve(walk, 'Rae Ratifier', '1 of 3 voted.')
  await approve(walk, 'Rob Ratifier', '2 of 3 voted.')
  await standApart(walk, 'Ron Ratifier', '3 of 3 voted.')
  await page.reload()
  await walk.running.close('Adoption')
})

it('[PR236] [PR237] [PR239] [PR342] what passed is adopted, with why each element became what it is, and is told beside the version', async () => {
  const { page } = walk.steward
  await page.getByRole('link', { name: 'See the ballot' }).click()
  await page.getByText('Passed', { exact: true }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.goto(walk.at)
  await page.getByRole('link', { name: 'Adopt what passed' }).click()
  await page.getByLabel('Name', { exact: true }).fill('The updated definition')
  await page.getByLabel('Why the text is as it is').fill('The field wanted to try.')
  const why = page.getByLabel('Why it is reworded')
  expect(await why.inputValue()).toBe('Trying says more than doing (comment 3).')
  await why.fill('Trying says more than doing (comment 3), and more often.')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Adopt as a version' }).click()
  await page.waitForURL(/\/wiki\/[^/]+\/versions\/2026$/)

  await page.goto(`/wiki/${walk.word}?lineage=open`)
  const side = page.getByRole('complementary', { name: 'About this definition' })
  await side.getByRole('link', { name: 'Update of doing' }).first().waitFor()
  await side.getByText('2 for, 1 against, 0 abstained').waitFor()
  const told = [
    ...['The field wanted to try.', 'Trying says more than doing (comment 3), and more often.'],
    ...['Three elements were needed.', 'It says too little.', 'Nobody asked for a third.'],
  ]
  for (const words of told) await page.getByText(words).first().waitFor()
  await page.goto(`/decisions?page=${walk.word}`)
  await page.getByRole('link', { name: 'The ballot that decided' }).click()
  await page.getByText('What passed was adopted as').waitFor()
})

it('[PR270] [PR272] [PR340] every word of the adopted version says why it is there', async () => {
  const { body } = await new Caller(walk.app.url).get(`${walk.at}/why`)
  const { elements, changes, texts } = body as WhyAnswer
  expect(texts.map(({ revision }) => revision)).toEqual([1, 2, 3])
  const runs = elements.flatMap(element => element.runs)
  expect(runs.map(({ text }) => text).join('')).toContain('Students learn by trying. Every day. Together.')
  for (const { broughtBy, change } of runs) {
    const found = change === null ? null : changes[change]?.change
    const why = found ? [...found.answers.map(({ rationale }) => rationale), found.initiative?.reason ?? ''] : []
    expect(broughtBy === 0 || why.join('') !== '').toBe(true)
  }

  const visitor = await walk.browser.arrive(walk.app.url)
  const { page } = visitor
  await page.goto(`/wiki/${walk.word}/elements/e1`)
  const href = await page.getByRole('link', { name: 'Why this word?' }).getAttribute('href')
  expect(href).toBe(`${walk.at}/why?revision=3#e1`)
  await page.goto(`/wiki/${walk.word}/versions/2026`)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Why this word?' }).click()
  await whyOf(page, 'trying', 'Trying says more than doing.')
  await whyOf(page, /Every day/, 'Issue 1 asks for it.')
  await whyOf(page, /^Students learn by/, 'As in the text that the process began with')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.goto(`${walk.at}/report`)
  expect(await accessibilityProblems(page)).toEqual([])
  await visitor.leave()
})

it('[PR29] [PR32] [PR335] maintenance is left out for a reason, the process is closed, and all it kept is made again', async () => {
  const { page } = walk.steward
  await page.goto(`${walk.at}/run`)
  await walk.running.step('Maintenance', 'Leave it out', 'Errata are reported on the page.')
  await page.getByRole('button', { name: 'Close the process' }).click()
  await page.getByText('Update of doing: closed.').waitFor()
  expect(await walk.damage()).toEqual([])
  await Promise.all([walk.steward.leave(), walk.editor.leave(), walk.second.leave()])
})
