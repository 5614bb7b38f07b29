import { publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { closeStage } from '../processes/support/a-process.ts'
import { aCandidate, ratifiers } from '../processes/support/deciding.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'
import { aMember, emailOf, password } from '../support/people.ts'

let app: TestApp
let browser: TestBrowser
beforeAll(async () => {
  app = await createTestApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** Nobody here needs scripts. */
async function arrive(account: SignedIn | null, options: PersonOptions = {}) {
  const person = await browser.arrive(app.url, { script: false, ...options })
  if (account) await signIn(person.page, { email: emailOf(account), password })
  return person
}

it('[PR221] [PR231] [PR233] [PR237] [PR239] an objection is ruled on, three ratifiers vote, and everybody reads what was adopted, and by whom', async () => {
  const { platform } = app
  const candidate = await aCandidate(platform, { title: 'Update of doing' })
  const { process } = candidate
  const { steward, page: slug } = process
  const first = {
    revision: 1,
    label: '2011',
    name: 'First',
    status: 'in_force',
    datedOn: '2011',
    provenance: 'A test.',
  }
  await publishVersion(platform, steward, versionWish.parse({ slug, ...first }))
  const base = `/processes/${process.slug}`
  const running = await arrive(steward, { script: true })

  await candidate.open('last_call')
  const objector = await arrive(await aMember(platform, 'Olive Objector'), { width: 390, theme: 'dark' })
  await objector.page.goto(`${base}/objections`)
  await objector.page.getByLabel('About').selectOption({ label: 'Element 3, Proof' })
  await objector.page.getByLabel('What is wrong').fill('Proof is another matter.')
  await objector.page.getByLabel('What would mend it').fill('Leave it out.')
  await objector.page.getByRole('button', { name: 'Object', exact: true }).click()
  await objector.page.getByText('1 not settled.').waitFor()
  await running.page.goto(`${base}/objections`)
  expect(await accessibilityProblems(running.page)).toEqual([])
  await running.page.getByText('Answer objection 1').click()
  await running.page.getByLabel('What you answer').fill('The field asked for it.')
  await running.page.getByRole('button', { name: 'Rule on it' }).click()
  await running.page.getByText('Every objection is settled.').waitFor()
  await objector.page.reload()
  await objector.page.getByText('The field asked for it.').waitFor()
  expect(await sidewaysScroll(objector.page)).toBe(0)
  await objector.leave()
  await closeStage(platform, process, 'last_call')

  await candidate.open('adoption')
  const voters = await ratifiers(platform, process, 3)
  for (const [place, voter] of voters.entries()) {
    const person = await arrive(voter, { width: 390 })
    const { page } = person
    await page.goto(`${base}/ballot`)
    await page.getByLabel(place < 2 ? 'Approved' : 'Rejected').check()
    if (place === 2) person.expectProblem(/400/)
    await page.getByRole('button', { name: 'Vote', exact: true }).click()
    if (place === 2) {
      await page.getByText('This needs a reason').waitFor()
      await page.getByLabel('Why').fill('It says too much.')
      await page.getByRole('button', { name: 'Vote', exact: true }).click()
    }
    await page.getByText(`${place + 1} of 3 voted.`).waitFor()
    await page.getByText('You can change it until the ballot closes.').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    if (place === 2) {
      await page.goto(`${base}/minority-notes`)
      await page.getByLabel('What you stand by').fill('Two elements were enough.')
      await page.getByRole('button', { name: 'Add the note' }).click()
      await page.getByText(voter.name).first().waitFor()
    }
    await person.leave()
  }
  await closeStage(platform, process, 'adoption')

  const { page } = running
  await page.goto(`${base}/ballot`)
  await page.getByText('Passed', { exact: true }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Adopt this text' }).click()
  await page.getByLabel('Name', { exact: true }).fill('The updated definition')
  await page.getByLabel('Why the text is as it is').fill('The field wanted proof in it.')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Adopt as a version' }).click()
  await page.waitForURL(/\/wiki\/[^/]+\/versions\/2026$/)

  const visitor = await arrive(null, { script: true })
  await visitor.page.goto(`/wiki/${slug}`)
  const side = visitor.page.getByRole('complementary', { name: 'About this definition' })
  await side.getByRole('link', { name: 'Update of doing' }).first().waitFor()
  await side.getByText('2 for, 1 against, 0 abstained').waitFor()
  for (const words of [
    'The field wanted proof in it.',
    'Two elements were enough.',
    'It says too much.',
    'The field asked for it.',
  ]) {
    await visitor.page.getByText(words).waitFor()
  }
  expect(await accessibilityProblems(visitor.page)).toEqual([])
  await visitor.page.goto(`/wiki/${slug}/versions/2026?lineage=open`)
  await visitor.page.getByText('Update of doing').first().waitFor()
  await visitor.page.goto(`/decisions?page=${slug}`)
  await visitor.page.getByRole('link', { name: 'The ballot that decided' }).click()
  await visitor.page.getByText('What passed was adopted as').waitFor()
  await visitor.leave()
  await running.leave()
})
