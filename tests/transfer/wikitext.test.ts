import { documentLimits } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { withBlockIds } from '@fieldword/shared/transfer/block-ids.ts'
import { redirectTarget } from '@fieldword/shared/transfer/wikitext/from-wikitext.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { problemsOf, wikiHtml, wikitext } from './support/converted.ts'

describe('[TRF12] what wikitext becomes', () => {
  it.each([
    [
      'words',
      "The '''pear''' is ''any'' of '''''several'''''.",
      '<p>The <strong>pear</strong> is <em>any</em> of <strong><em>several</em></strong>.</p>',
    ],
    ['an apostrophe before italic', "L'''amour'' fou", '<p>L&#39;<em>amour</em> fou</p>'],
    ['italic ends with its line', "''one\ntwo", '<p><em>one</em> two</p>'],
    ['paragraphs', 'one\nstill one\n\ntwo', '<p>one still one</p><p>two</p>'],
    [
      'headings',
      '= A =\n== B ==\n=== C ===\n====== D ======',
      '<h2 id="s-a">A</h2><h2 id="s-b">B</h2><h3 id="s-c">C</h3><h4 id="s-d">D</h4>',
    ],
    ['a link to a page', '[[Seat time|time in seats]]s', '<p><a href="/wiki/seat-time">time in seats</a>s</p>'],
    [
      'a link to a heading',
      '[[Pear#Early history]]',
      '<p><a href="/wiki/pear#s-early-history">Pear#Early history</a></p>',
    ],
    [
      'links out',
      '[http://example.org an example], http://example.org/x. [//example.org]',
      '<p><a href="http://example.org">an example</a>, <a href="http://example.org/x">http://example.org/x</a>. <a href="https://example.org">https://example.org</a></p>',
    ],
    ['an address that is none', '[javascript:alert(1) x]', '<p>[javascript:alert(1) x]</p>'],
    [
      'lists within lists',
      '* a\n** b\n*# c\n* d',
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul><ol><li><p>c</p></li></ol></li><li><p>d</p></li></ul>',
    ],
    ['terms', '; a term : its meaning', '<p><strong>a term</strong></p><blockquote><p>its meaning</p></blockquote>'],
    ['answers', ': yes\n:: no', '<blockquote><p>yes</p><blockquote><p>no</p></blockquote></blockquote>'],
    ['lines as typed', ' a  b\n  c', '<pre><code>a  b\n c</code></pre>'],
    [
      'code',
      '<syntaxhighlight lang="css">a { b: [[c]] }</syntaxhighlight>',
      '<pre><code class="language-css">a { b: [[c]] }</code></pre>',
    ],
    ['what is no wikitext', "<nowiki>''no'' [[link]]</nowiki>", '<p>&#39;&#39;no&#39;&#39; [[link]]</p>'],
    ['entities', 'caf&eacute; &amp; &#8212; &nosuch;', '<p>café &amp; — &amp;nosuch;</p>'],
    ['raised digits', 'm<sup>2</sup> H<sub>2</sub>O', '<p>m² H₂O</p>'],
    ['a rule', 'a\n----\nb', '<p>a</p><hr><p>b</p>'],
    ['a quotation', '<blockquote>\nOne.\n\nTwo.\n</blockquote>', '<blockquote><p>One.</p><p>Two.</p></blockquote>'],
    ['comments are not said', 'a<!-- hidden -->b', '<p>ab</p>'],
    ['a redirect', '#REDIRECT [[Pear]]', '<p><a href="/wiki/pear">Pear</a></p>'],
  ])('%s', (_, source, html) => {
    expect(wikiHtml(source)).toBe(html)
  })

  it('tables with headings, spans and lists in cells', () => {
    const html = wikiHtml(
      '{| class="wikitable"\n|+ Yields\n! A !! B\n|-\n| colspan=2 style="text-align:right" | [[x|y]]\n|-\n| 1 ||\n* one\n|}',
    )
    expect(html).toContain('<p>Yields</p>')
    expect(html).toMatch(/<th scope="col"><p>A<\/p><\/th><th scope="col"><p>B<\/p><\/th>/)
    expect(html).toMatch(/<td colspan="2"[^>]*><p><a href="\/wiki\/x">y<\/a><\/p><\/td>/)
    expect(html).toContain('<td><ul><li><p>one</p></li></ul></td>')
  })

  it('tables and lists that were HTML', () => {
    expect(wikiHtml('<table><tr><th>A<td>b</table><ol>\n<li>x<ul><li>z</li></ul></li>\n<li>y</ol>w')).toMatch(
      /<th.*A.*<td.*b.*<ol><li><p>x<\/p><ul><li><p>z<\/p><\/li><\/ul><\/li><li><p>y<\/p><\/li><\/ol><p>w<\/p>$/,
    )
  })

  it('a picture, with its caption', () => {
    const [image] = wikitext("[[File:Pear tree.jpg|thumb|200px|A ''pear'' tree]]").blocks
    expect(image?.attrs).toEqual({
      src: 'https://wiki.example.org/wiki/Special:Redirect/file/Pear_tree.jpg',
      ...{ alt: 'A pear tree', title: 'A pear tree' },
    })
  })

  it('notes are numbered where they stand and told where they are asked for', () => {
    const html = wikiHtml(
      'One<ref name="a">First</ref>, two<ref>Second</ref>, one<ref name="a" />.\n\n<references />\n\nEnd',
    )
    expect(html).toBe('<p>One[1], two[2], one[1].</p><ol><li><p>First</p></li><li><p>Second</p></li></ol><p>End</p>')
  })

  it('a citation is what it cites, and where', () => {
    const html = wikiHtml('Said<ref>{{cite web|title=Pears|url=http://example.org/p|last=Doe|year=2007}}</ref>')
    expect(html).toBe('<p>Said[1]</p><ol><li><p><a href="http://example.org/p">Doe. “Pears”. 2007.</a></p></li></ol>')
  })

  it('templates whose words are known', () => {
    expect(wikiHtml('{{lang|la|pirum}} is {{convert|5|km|mi}} away')).toBe('<p>pirum is 5 km away</p>')
  })
})

describe('[TRF13] what could not be carried over', () => {
  it('is reported by kind and name, once', () => {
    const source =
      '{{Infobox|a={{b}}}} {{Infobox}} [[Category:Pears]] [[de:Birne]] __NOTOC__ <math>x</math> <foo>y</foo>'
    expect(problemsOf(wikitext(source))).toEqual([
      'template Infobox',
      'category Pears',
      'interwiki de',
      'switch __NOTOC__',
      'tag math',
      'tag foo',
    ])
  })

  it('what says something else every day says nothing', () => {
    expect(problemsOf(wikitext('{{CURRENTYEAR}}'))).toEqual(['template CURRENTYEAR'])
  })
})

it('redirects are known in the languages of the large wikis', () => {
  expect(
    ['#REDIRECT [[Pear]]', '#redirect: [[Pear|x]]', '#WEITERLEITUNG [[Birne]]', ' #転送 [[梨]]', 'Pear'].map(
      redirectTarget,
    ),
  ).toEqual(['Pear', 'Pear', 'Birne', '梨', null])
})

describe('wild texts', () => {
  const pieces = [
    ...[
      "''",
      "'''",
      "'''''",
      '[[',
      ']]',
      '|',
      '{{',
      '}}',
      '{|',
      '|}',
      '|-',
      '||',
      '!',
      '!!',
      '\n',
      '\n\n',
      '*',
      '#',
      ':',
      ';',
      '=',
      '==',
      ' ',
    ],
    ...[
      '<ref>',
      '</ref>',
      '<ref name=a/>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<ul><li>',
      '</ul>',
      '<blockquote>',
      '</blockquote>',
    ],
    ...[
      '<!--',
      '-->',
      '<nowiki>',
      '</nowiki>',
      '<pre>',
      '<br>',
      '<b>',
      '</b>',
      'File:',
      'Category:',
      'http://a.b',
      '[http://a.b',
      ']',
      '&amp;',
      '&#0;',
    ],
    ...[
      'pear',
      'Seat time',
      'שלום',
      '梨',
      '\uFDD0',
      '0',
      '\uFDD1',
      '\uFDD4',
      '\u0000',
      '\ud800',
      '----',
      '__TOC__',
      '{{reflist}}',
      '<h2>',
      '</h2>',
    ],
  ]
  const drawn = (seed: number, length: number) => {
    const chance = chanceOf(seed)
    return Array.from({ length }, () => chance.one(pieces)).join('')
  }

  for (const seed of seeds(11, 23)) {
    it(`[TRF10] every text becomes a document, seed ${seed}`, () => {
      for (let index = 0; index < 150; index += 1) {
        const source = drawn(seed + index, 60)
        const doc = parseDocument(withBlockIds(wikitext(source).blocks, null, 'b'))
        if (isRefusal(doc)) throw new Error(`${JSON.stringify(source)} gave ${JSON.stringify(doc)}`)
      }
    })
  }

  it('[TRF10] a text nested without end lies no deeper than a document may', () => {
    for (const piece of ['*', ':', '<blockquote>\n', '{|\n|\n', "[[a|'''", '{{a|', '<ref>', '<ul><li>']) {
      const doc = parseDocument(withBlockIds(wikitext(piece.repeat(3000)).blocks, null, 'b'))
      expect({ piece, refused: isRefusal(doc) && doc.details }).toEqual({ piece, refused: false })
    }
    expect(documentLimits.depth).toBe(40)
  })

  for (const seed of seeds()) {
    it(`[TRF11] every word of plain mark-up comes through, in order, seed ${seed}`, () => {
      const chance = chanceOf(seed)
      const words = Array.from({ length: 200 }, (_, index) => `word${index}`)
      const around: readonly ((word: string) => string)[] = [
        word => word,
        word => `'''${word}'''`,
        word => `''${word}''`,
        word => `[[Some page|${word}]]`,
        word => `\n* ${word}\n`,
        word => `\n== ${word} ==\n`,
        word => `\n{|\n| ${word}\n|}\n`,
        word => `\n: ${word}\n`,
        word => `<b>${word}</b>`,
        word => `\n\n${word}`,
        word => `<nowiki>${word}</nowiki>`,
      ]
      const source = words.map(word => chance.one(around)(word)).join(' ')
      const text = toText({ type: 'doc', content: wikitext(source).blocks })
      expect(text.match(/word\d+/g)).toEqual(words)
    })
  }
})
