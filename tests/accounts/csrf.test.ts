import { isFromThisSite } from '@fieldword/server/platform/http/csrf.ts'
import { describe, expect, it } from '@jest/globals'

const wiki = 'https://wiki.example.org'
const cookie = 'fw_session=s%3Aabc'

describe('[ACC13] a request that changes something', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin', cookie }, true],
    [{ 'sec-fetch-site': 'none', cookie }, true],
    [{ 'sec-fetch-site': 'same-site', cookie }, false],
    [{ 'sec-fetch-site': 'cross-site', cookie }, false],
    // What the browser says of itself goes before an Origin.
    [{ 'sec-fetch-site': 'cross-site', origin: wiki, cookie }, false],
    [{ origin: wiki, host: '10.0.0.4:3000', cookie }, true],
    [{ origin: 'http://10.0.0.4:3000', host: '10.0.0.4:3000', cookie }, true],
    [{ origin: 'https://wiki.example.org.evil.example', host: 'wiki.example.org', cookie }, false],
    [{ origin: 'https://evil.example', host: 'wiki.example.org' }, false],
    [{ origin: 'null', host: 'wiki.example.org', cookie }, false],
    [{ host: 'wiki.example.org', cookie }, false],
    [{ host: 'wiki.example.org', cookie: 'theme=dark' }, true],
    [{ host: 'wiki.example.org' }, true],
  ])('with %j is carried out: %s', (headers, carriedOut) => {
    expect(isFromThisSite(headers, wiki)).toBe(carriedOut)
  })
})
