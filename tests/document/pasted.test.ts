import { markAttributes, nodeAttributes } from '@fieldword/shared/document/attributes.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { describe, expect, it } from '@jest/globals'
import type { TagParseRule } from '@tiptap/pm/model'
import { hostileTexts } from './hostile.ts'

/** What an attribute of pasted HTML may hold: anything, and above all what is almost right. */
const values = [
  '',
  '0',
  '1',
  '7',
  '-1',
  '1.5',
  '101',
  '100%',
  '99999999',
  'disc',
  'a',
  'null',
  'true',
  'x'.repeat(3000),
]
const addresses = ['https://example.org/a.png', '/wiki/seat-time', 'mailto:a@example.org', '//example.org', 'a.png']

/** As much of an element as the rules ask for: each of its attributes has the same value. */
function elementOf(value: string) {
  return {
    style: { textAlign: value },
    classList: [],
    children: [],
    firstElementChild: null,
    childNodes: [],
    textContent: 'x',
    getAttribute: () => value,
    hasAttribute: () => true,
    querySelector: () => null,
  } as unknown as HTMLElement
}

const rulesOf = (rules: readonly object[] | undefined) =>
  (rules ?? []).filter((rule): rule is TagParseRule & { tag: string } => 'tag' in rule && 'getAttrs' in rule)

const cases = [
  ...Object.values(documentSchema.nodes).map(({ name, spec }) => ({ name, spec, accepts: nodeAttributes })),
  ...Object.values(documentSchema.marks).map(({ name, spec }) => ({ name, spec, accepts: markAttributes })),
].flatMap(({ name, spec, accepts }) =>
  rulesOf(spec.parseDOM).map(rule => ({
    name,
    rule,
    attributes: (accepts as Record<string, typeof nodeAttributes.doc>)[name],
  })),
)

describe('what is pasted', () => {
  it.each(cases)(
    '[DOC20] as $name ($rule.tag) is something the reader accepts, or is left out',
    ({ rule, attributes }) => {
      const refused = [...values, ...addresses, ...hostileTexts()].filter(value => {
        const attrs = rule.getAttrs?.(elementOf(value))
        return attrs !== false && !attributes?.safeParse(attrs ?? {}).success
      })
      expect(refused).toEqual([])
    },
  )
})
