import { readFileSync } from 'node:fs'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { withBlockIds } from '@fieldword/shared/transfer/block-ids.ts'
import { fromMarkdown, markdownTitle } from '@fieldword/shared/transfer/markdown/from-markdown.ts'
import { toMarkdown } from '@fieldword/shared/transfer/markdown/to-markdown.ts'
import { toWikitext } from '@fieldword/shared/transfer/to-wikitext.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createTestPlatform } from '../support/platform.ts'
import { markdownHtml, problemsOf, wikitext } from './support/converted.ts'
import { bringIn, fileOf, historyOf } from './support/importing.ts'

describe('[TRF20] what Markdown becomes', () => {
  it.each([
    ['words', 'a **b** *c* ~~d~~ `e`', '<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code></p>'],
    ['headings', '# A\n\n## B\n\n##### C', '<h2 id="s-a">A</h2><h2 id="s-b">B</h2><h4 id="s-c">C</h4>'],
    [
      'links',
      '[a](http://b.c "t") <http://d.e> [f][g]\n\n[g]: /wiki/pear',
      '<p><a href="http://b.c" title="t">a</a> <a href="http://d.e">http://d.e</a> <a href="/wiki/pear">f</a></p>',
    ],
    ['an address that is none', '[a](javascript:x)', '<p>a</p>'],
    [
      'lists and tasks',
      '- a\n  1. b\n- [x] c',
      '<ul><li><label><input type="checkbox" disabled><span>a</span></label><ol><li><p>b</p></li></ol></li><li><label><input type="checkbox" disabled checked><span>c</span></label></li></ul>',
    ],
    ['a list that begins later', '3. a\n4. b', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'],
    [
      'a picture between words',
      'a ![b](http://c.d/e.png) f',
      '<p>a </p><figure><img src="http://c.d/e.png" alt="b"></figure><p> f</p>',
    ],
    ['notes', 'a[^1]\n\n[^1]: b', '<p>a[1]</p><ol><li><p>b</p></li></ol>'],
    ['code', '```css\na {}\n```', '<pre><code class="language-css">a {}</code></pre>'],
  ])('%s', (_, source, html) => {
    expect(markdownHtml(source)).toBe(html)
  })

  it('front matter is not shown, names the page, and is reported; HTML is kept as code', () => {
    const source = "---\ntitle: 'It''s a title'\ntags: x\n---\nWords <b>x</b>\n\n<div>y</div>\n"
    expect(markdownTitle(source)).toBe("It's a title")
    expect(problemsOf(fromMarkdown(source))).toEqual(['front-matter', 'html b', 'html div'])
    expect(markdownHtml(source)).toBe(
      '<p>Words &lt;b&gt;x&lt;/b&gt;</p><pre><code class="language-html">&lt;div&gt;y&lt;/div&gt;</code></pre>',
    )
  })
})

const words = fc
  .stringMatching(/^[a-zA-Z0-9 *_[\]()#<>&|~`'"=:;!{}+.\\-]{1,24}$/)
  .filter(text => text.trim() === text && !text.includes('  '))
const inline = fc.array(fc.record({ text: words, mark: fc.constantFrom(null, 'bold', 'italic', 'link') }), {
  minLength: 1,
  maxLength: 3,
})

/** Paragraphs, headings, lists and quotations of words that look like mark-up. */
const documents: fc.Arbitrary<DocumentJson> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'codeBlock'),
      inline,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(blocks => {
    const content = blocks.map(({ kind, inline }) => {
      // Marked words stand apart by a space, as people leave them: Markdown cannot mark half a word of signs.
      const nodes = inline.flatMap(({ text, mark }, index) => {
        const marks =
          mark === null
            ? []
            : [mark === 'link' ? { type: 'link', attrs: { href: 'https://example.org/x' } } : { type: mark }]
        const node = { type: 'text', text, ...(marks.length > 0 && { marks }) }
        return index === 0 ? [node] : [{ type: 'text', text: ' ' }, node]
      })
      if (kind === 'paragraph') return { type: kind, content: nodes }
      if (kind === 'heading') return { type: kind, attrs: { level: 3 }, content: nodes }
      if (kind === 'codeBlock')
        return { type: kind, content: [{ type: 'text', text: nodes.map(({ text }) => text).join('') }] }
      if (kind === 'blockquote') return { type: kind, content: [{ type: 'paragraph', content: nodes }] }
      return { type: kind, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: nodes }] }] }
    })
    return { type: 'doc', content }
  })

describe('what is written is read again', () => {
  it('[TRF21] words of every kind, marked or not, by Markdown', () => {
    fc.assert(
      fc.property(documents, doc => {
        const read = { type: 'doc', content: fromMarkdown(toMarkdown(doc)).blocks } as const
        expect(toText(read).replace(/\s+/g, ' ')).toBe(toText(doc).replace(/\s+/g, ' '))
      }),
      { numRuns: 300 },
    )
  })

  it('[TRF22] words of every kind, marked or not, by wikitext', () => {
    fc.assert(
      fc.property(documents, doc => {
        const read = { type: 'doc', content: wikitext(toWikitext(doc, () => null)).blocks } as const
        expect(toText(read).replace(/\s+/g, ' ')).toBe(toText(doc).replace(/\s+/g, ' '))
      }),
      { numRuns: 300 },
    )
  })

  it('[TRF21] what came from Markdown goes back and forth unchanged', () => {
    const source =
      '## A\n\nb **c** [d](https://e.f)\n\n- g\n  1. h\n- i\n\n| j | k |\n| :- | -: |\n| l | m |\n\n> n\n\n```css\no {}\n```\n\n- [x] p\n'
    const ids = (markdown: string) => {
      const parsed = parseDocument(withBlockIds(fromMarkdown(markdown).blocks, null, 'b'))
      if (isRefusal(parsed)) throw new Error(JSON.stringify(parsed))
      return parsed
    }
    const once = ids(source)
    expect(canonicalJson(ids(toMarkdown(once)))).toBe(canonicalJson(once))
  })

  it('elements are a numbered list in both', () => {
    const definition = doc(paragraph('i', 'Is:'), element('e1', 'One', 'the first'), element('e2', 'Two', 'the second'))
    expect(toMarkdown(definition)).toBe('Is:\n\n1. the first\n\n2. the second\n')
    expect(toWikitext(definition, () => null)).toBe('Is:\n\n# the first\n# the second')
  })
})

describe('[TRF2] a history of one text', () => {
  it('becomes a page with all its revisions, once, whatever the file is called', async () => {
    const { platform, close } = await createTestPlatform()
    const file = new URL('../fixtures/histories/semver.jsonl.gz', import.meta.url).pathname
    expect(await bringIn(platform, file)).toMatchObject({ outcome: 'done', format: 'history', pages: 1, revisions: 85 })
    const slug = 'semantic-versioning-1-0-0'
    const history = await historyOf(platform, slug)
    expect(history.map(({ number }) => number)).toEqual(Array.from({ length: 85 }, (_, index) => index + 1))
    expect(history[0]).toMatchObject({
      authors: ['Tom Preston-Werner'],
      writtenOn: '2011-06-08T07:30:24Z',
      parent: null,
    })
    expect(history.at(-1)?.text).toContain('Given a version number MAJOR.MINOR.PATCH')
    expect(await bringIn(platform, fileOf(readFileSync(file), 'renamed.gz'))).toMatchObject({ revisions: 0, known: 85 })
    await close()
  })
})
