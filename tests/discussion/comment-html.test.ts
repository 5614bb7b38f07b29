import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commentHtml } from '@fieldword/shared/discussion/comment-html.ts'
import { mentionedIn, nameKeysMeant, withMentions, withNames } from '@fieldword/shared/discussion/mentions.ts'
import { describe, expect, it } from '@jest/globals'

const id = '01234567-89ab-7cde-8f01-23456789abcd'
const html = (text: string) => commentHtml(text, asked => (asked === id ? 'Member A' : undefined))

describe('[DSC6] a comment as HTML', () => {
  it.each([
    ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
    [
      '**bold**, *italic*, _too_ and `code`',
      '<p><strong>bold</strong>, <em>italic</em>, <em>too</em> and <code>code</code></p>',
    ],
    ['**bold *and italic***', '<p><strong>bold <em>and italic</em></strong></p>'],
    ['2 * 3 * 4 and snake_case_name', '<p>2 * 3 * 4 and snake_case_name</p>'],
    ['> quoted\n> more\nmine', '<blockquote><p>quoted<br>more</p></blockquote><p>mine</p>'],
    ['- one\n- two\n\n1. first', '<ul><li><p>one</p></li><li><p>two</p></li></ul><ol><li><p>first</p></li></ol>'],
    ['```\n<b>&\n```', '<pre tabindex="0"><code>&lt;b&gt;&amp;</code></pre>'],
    ['[page](/wiki/agency)', '<p><a class="fw-link" href="/wiki/agency">page</a></p>'],
    [
      'see https://example.org/a(b).',
      '<p>see <a href="https://example.org/a(b" rel="nofollow noopener">https://example.org/a(b</a>).</p>',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['\\*not italic\\*', '<p>*not italic*</p>'],
    [`ask @[${id}] now`, `<p>ask <a class="fw-mention" href="/people/${id}">@Member A</a> now</p>`],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  it('says nothing of a mention whose account is not known', () => {
    expect(commentHtml(`@[${id}]`, () => undefined)).toBe('<p>@somebody</p>')
    expect(commentHtml(`@[${id}]`, () => '<img src=x>')).toContain('@&lt;img src=x&gt;</a>')
  })

  it('has no tag or attribute of its own making, whatever is written', () => {
    const folder = fileURLToPath(new URL('../fixtures/hostile/', import.meta.url))
    const hostile = readFileSync(`${folder}xss-payloads.txt`, 'utf8').split('\n')
    const known =
      /<\/?(?:p|br|strong|em|code|blockquote|ul|ol|li|s)(?: start="\d+")?>|<pre tabindex="0">|<\/pre>|<\/a>|<a (?:class="fw-link" )?href="[^"<>]*"(?: rel="nofollow noopener")?>|<(?:p|li|blockquote) dir="rtl">/g
    for (const text of hostile) {
      for (const written of [`[${text}](${text})`, `- ${text}\n> **${text}**`]) {
        expect(html(written).replace(known, '')).not.toMatch(/[<>]/)
        expect(html(written)).not.toMatch(/href="(?!https?:|mailto:|\/wiki\/)/i)
      }
    }
  })

  it('takes time in proportion to what is written', () => {
    for (const piece of ['*', '**a', '[', '[](', '`', '> ', '@', '- ', '_a ']) {
      expect(html(piece.repeat(2500)).length).toBeGreaterThan(0)
    }
  })
})

describe('[DSC8] mentions', () => {
  const person = { id, name: 'Member A', colour: 1 }
  const people = new Map([['member a', person]])

  it('are the longest name that is an account’s', () => {
    expect(withMentions('Ask @Member A, or @member  b.', people)).toBe(`Ask @[${id}], or @member  b.`)
    expect(withMentions('(@MEMBER A)', people)).toBe(`(@[${id}])`)
    expect(nameKeysMeant('@Member A Third')).toEqual(['member a third', 'member a', 'member'])
  })

  it('are no addresses of mail', () => {
    expect(withMentions('write to me@member a', people)).toBe('write to me@member a')
  })

  it('are read again as they were written', () => {
    const stored = withMentions('@Member A and @Member A', people)
    expect(mentionedIn(stored)).toEqual([id])
    expect(withNames(stored, () => 'Member A')).toBe('@Member A and @Member A')
  })
})
