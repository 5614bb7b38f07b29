import { compareHref, versionHref } from '@fieldword/client/definitions/version-href.ts'
import { addressOf } from '@fieldword/client/pages/address-preview.ts'
import { placeBefore } from '@fieldword/client/pages/place-before.ts'
import { copied } from '@fieldword/client/platform/copy.ts'
import { movedTo } from '@fieldword/client/platform/load-page.ts'
import { missingTitle } from '@fieldword/client/ui/missing-pages.ts'
import { withCursor } from '@fieldword/client/ui/pagination.tsx'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { describe, expect, it } from '@jest/globals'

it('keeps the place within a page, and its query, when the page has another address now', () => {
  expect(movedTo('new', new URL('http://x/wiki/old/links?cursor=c'))).toBe('/wiki/new/links?cursor=c')
  expect(movedTo('new', new URL('http://x/wiki/old'))).toBe('/wiki/new')
})

describe('a page that is missing', () => {
  it.each([
    ['/wiki/seat-time', 'Seat time'],
    ['/wiki/seat-time?version=1', 'Seat time'],
    ['/wiki/%C3%A9valuation', 'Évaluation'],
    ['/wiki/seat-time/history', null],
    ['/wiki/%E0%A4%A', null],
    ['/elsewhere', null],
  ])('at %s would be named %j', (here, title) => {
    expect(missingTitle(here)).toBe(title)
  })
})

it('goes on in a list with all else as it was', () => {
  expect(withCursor('/find?q=a&cursor=old', 'new')).toBe('/find?q=a&cursor=new')
  expect(withCursor('/pages?cursor=old', null)).toBe('/pages')
})

it('writes down what is unusual about a comparison, and nothing else', () => {
  expect(compareHref('cbe', { from: '2011', to: '2019' })).toBe('/wiki/cbe/versions/compare?from=2011&to=2019')
  expect(compareHref('cbe', { from: '2011', to: '2019', view: 'inline', words: false })).toBe(
    '/wiki/cbe/versions/compare?from=2011&to=2019&view=inline&words=off',
  )
  expect(versionHref('cbe', '2019 / draft')).toBe('/wiki/cbe/versions/2019%20%2F%20draft')
})

it('shows the address a title will have, or none', () => {
  expect(addressOf('Évaluation & pacing')).toBe('/wiki/évaluation-pacing')
  expect(addressOf('!?')).toBeNull()
})

it('copies a text, an address of this wiki, or both', () => {
  const here = 'https://wiki.example/wiki/cbe?x=1'
  expect(copied({ copy: '', copyPath: '/wiki/cbe/versions/2019#e4' }, here)).toBe(
    'https://wiki.example/wiki/cbe/versions/2019#e4',
  )
  expect(copied({ copy: 'Title.' }, here)).toBe('Title.')
  expect(copied({ copy: 'Title.', copyPath: '/a' }, here)).toBe('Title. https://wiki.example/a')
})

describe('the place of a page', () => {
  const pages = ['a', 'b', 'c'].map(slug => ({ id: slug, slug }) as PageRef)
  it.each([
    ['a', ''],
    ['c', 'b'],
    ['elsewhere', 'c'],
  ])('of %s is after %j', (id, before) => {
    expect(placeBefore({ id }, pages)).toBe(before)
  })
})
