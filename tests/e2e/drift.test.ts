import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

const drift = `/wiki/${seededDefinition}/drift`
const adapted = [
  'Our promise',
  '1. Students progress based on evidence of mastery.',
  '2. Students learn actively using different pathways and varied pacing.',
].join('\n')

it('[DEF85] [DEF89] a visitor without scripts pastes a text, sees where it departs, and takes the result along', async () => {
  const { page, leave } = await browser.arrive(wiki.url, { script: false })
  await page.goto(`/wiki/${seededDefinition}`)
  await page.getByRole('link', { name: 'Drift' }).click()
  await page.getByLabel('Adapted text').fill(adapted)
  await page.getByRole('button', { name: 'Compare' }).click()
  const said =
    'Of the seven elements of 2019, one stands word for word, one is reworded, none is split or joined and five are missing. One passage is added.'
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(said)
  const reworded = page.getByRole('group', { name: 'Element 4: reworded' })
  expect(await reworded.locator('del').first().textContent()).toContain('not seat time')
  expect(await page.getByLabel('Adapted text').inputValue()).toBe(adapted)
  const report = await page.getByRole('link', { name: 'Download the result' }).getAttribute('href')
  expect(decodeURIComponent(report ?? '')).toContain('## Element 4: Reworded')
  await page.getByRole('link', { name: 'Address of this result' }).click()
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(said)
  await leave()
})

it('[DEF85] compares with the version that was chosen', async () => {
  const { page, leave } = await browser.arrive(wiki.url)
  await page.goto(drift)
  await page.getByLabel('Adapted text').fill('Students advance upon mastery.')
  await page.getByLabel('Compare with').selectOption('2011')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('group', { name: 'Element 1: reworded' }).waitFor()
  await page.getByText('Of the five elements of 2011').waitFor()
  await leave()
})

it('[DEF90] a member gives an address; one of this machine is refused, and what was filled in stays', async () => {
  const { page, leave } = await browser.arrive(wiki.url)
  await page.goto(drift)
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().waitFor()
  expect(await page.getByLabel('Or its address').count()).toBe(0)
  await signIn(page, wiki.memberA)
  await page.goto(drift)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByText('Paste a text, or give the address of one.').waitFor()
  await page.getByLabel('Or its address').fill(`${wiki.url}/wiki/mastery`)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByText('This address is none of the public web').waitFor()
  expect(await page.getByLabel('Or its address').inputValue()).toBe(`${wiki.url}/wiki/mastery`)
  await leave()
})

it('[DEF91] words of a hostile text are shown as words', async () => {
  const { page, leave } = await browser.arrive(wiki.url)
  await page.goto(drift)
  const hostile =
    '<img src=x onerror=alert(1)> Students progress based on evidence of mastery, not seat time.</textarea>'
  await page.getByLabel('Adapted text').fill(hostile)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor()
  expect(await page.locator('main img').count()).toBe(0)
  await leave()
})
