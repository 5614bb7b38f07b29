import { doorTo, nextPath } from '@fieldword/client/accounts/next.ts'
import { describe, expect, it } from '@jest/globals'

describe('[ACC15] where signing in leads to', () => {
  it.each([
    ['/wiki/agency/edit', '/wiki/agency/edit'],
    ['/new?kind=definition', '/new?kind=definition'],
    ['/wiki/agency?a=1#e4', '/wiki/agency?a=1#e4'],
    ['', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/..//elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['wiki/agency', '/'],
    ['/sign-in?next=/sign-in', '/'],
  ])('asked for %j it is %s', (asked, next) => {
    expect(nextPath(new URLSearchParams({ next: asked }))).toBe(next)
  })

  it('is the front page when nothing was asked for', () => {
    expect(nextPath(new URLSearchParams())).toBe('/')
  })

  it('is kept from one door to the other', () => {
    expect(doorTo('/sign-up', '/new?kind=article')).toBe('/sign-up?next=%2Fnew%3Fkind%3Darticle')
    expect(doorTo('/sign-in', '/')).toBe('/sign-in')
  })
})
