import { findRoute } from '@fieldword/client/platform/match.ts'
import { routes } from '@fieldword/client/routes.tsx'
import { describe, expect, it } from '@jest/globals'

const at = (pathname: string) => findRoute(routes, new URL(pathname, 'http://x'))

/** An address of each page: its parameters filled in, what may be left out there and not there. */
const addresses = Object.values(routes).flatMap(({ path }) => {
  const filled = (pattern: string) => pattern.replaceAll(/:[a-z]+/gi, 'a%20word')
  const [whole, shorter] = [path.replaceAll(/\{(.*?)\}\?/g, '$1'), path.replaceAll(/\{.*?\}\?/g, '')]
  return [...new Set([filled(whole), filled(shorter)])]
})

describe('the page of an address', () => {
  it.each(addresses)('[PLT5] %s is the first in the list whose pattern fits', address => {
    const first = Object.entries(routes).find(([, { path }]) =>
      new URLPattern({ pathname: path }).test({ pathname: address }),
    )
    expect(at(address)?.id).toBe(first?.[0])
  })

  it('[PLT5] is none for what lies below, beside or above one', () => {
    expect([at('/wiki'), at('/wiki/a/history/b'), at('/wikis/a'), at('/wiki/a/'), at('//wiki/a')]).toEqual([
      ...[null, null, null, null, null],
    ])
  })

  it('[PLT5] tells its parameters, decoded; a malformed escape stays as it came', () => {
    expect(at('/wiki/seat%20time/history')?.params).toEqual({ slug: 'seat time' })
    expect(at('/wiki/%E0%A4%A')?.params).toEqual({ slug: '%E0%A4%A' })
  })
})
