import { Runs } from '@fieldword/client/ui/runs.tsx'
import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import { expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'

const run = (kind: WordRun['kind'], text: string, ...marks: string[]): WordRun => ({ kind, text, marks })

it('marks added and removed words by elements of HTML that say so, and in words before them', () => {
  expect(
    renderToStaticMarkup(<Runs runs={[run('same', 'Students '), run('del', 'advance'), run('ins', 'go on')]} />),
  ).toBe(
    'Students <del class="fw-del"><span class="fw-vh">removed: </span>advance</del>' +
      '<ins class="fw-ins"><span class="fw-vh">added: </span>go on</ins>',
  )
})

it('says of carried words that they were carried over', () => {
  expect(renderToStaticMarkup(<Runs runs={[run('mov', 'empower students')]} />)).toBe(
    '<span class="fw-mov"><span class="fw-vh">carried over: </span>empower students</span>',
  )
})

it('shows the marks of the text, those it does not know as plain words', () => {
  expect(renderToStaticMarkup(<Runs runs={[run('same', 'mastery', 'bold', 'link', 'italic')]} />)).toBe(
    '<em><strong>mastery</strong></em>',
  )
})

it('leaves out every sign of change where words alone are asked for', () => {
  expect(renderToStaticMarkup(<Runs plain runs={[run('ins', 'a'), run('mov', ' b'), run('same', ' c')]} />)).toBe(
    'a b c',
  )
})

it('never lets text become markup', () => {
  expect(renderToStaticMarkup(<Runs runs={[run('ins', '<img src=x onerror=alert(1)>')]} />)).not.toContain('<img')
})
