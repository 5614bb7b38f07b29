import type { ContentMatch, NodeType } from '@tiptap/pm/model'
import { z } from 'zod'
import { type Refusal, refuse } from '../kernel/refusals.ts'
import { isRefusal, type Result } from '../kernel/result.ts'
import { markAttributes, nodeAttributes } from './attributes.ts'
import { type DocumentJson, documentLimits, emptyDocument, type MarkJson, type NodeJson } from './document.ts'
import { documentSchema } from './schema.ts'

type Path = readonly (string | number)[]
interface Spent {
  nodes: number
  text: number
}

const nodeShape = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).max(documentLimits.children).optional(),
  marks: z.array(z.unknown()).max(20).optional(),
  text: z.string().optional(),
})
const markShape = z.strictObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() })
// Postgres stores no NUL in text or jsonb, and no other control character is anything a reader could see.
const controls = /[^\P{Cc}\t\n]/gu

/** [DOC6–DOC9] Reads a document from outside. Refuses with `bad-input` and `{ path, problem }` of the first thing wrong. */
export function parseDocument(json: unknown): Result<DocumentJson> {
  const doc = readNode(json, [], 1, { nodes: 0, text: 0 })
  if (isRefusal(doc)) return doc
  if (doc === null || doc.type !== 'doc') return wrong(['type'], 'A document has the type doc.')
  return doc.content ? { type: 'doc', content: doc.content } : emptyDocument
}

function readNode(json: unknown, path: Path, depth: number, spent: Spent): Result<NodeJson | null> {
  const shape = nodeShape.safeParse(json)
  if (!shape.success) return fromZod(shape.error, path)
  const { type: name, text, marks: rawMarks = [], content: rawContent = [] } = shape.data
  const type = Object.hasOwn(documentSchema.nodes, name) ? documentSchema.nodes[name] : undefined
  if (!type) return wrong([...path, 'type'], `There is no node ${name}.`)
  spent.nodes += 1
  if (spent.nodes > documentLimits.nodes) return wrong(path, `A document has at most ${documentLimits.nodes} nodes.`)
  if (depth > documentLimits.depth) return wrong(path, `Nodes lie at most ${documentLimits.depth} deep.`)

  const attrs = readAttributes(nodeAttributes, name, shape.data.attrs ?? {}, path)
  if (isRefusal(attrs)) return attrs
  const marks = readMarks(rawMarks, type, path)
  if (isRefusal(marks)) return marks
  if (type.isText !== (text !== undefined)) return wrong(path, 'Text stands in text nodes, and only there.')
  if (type.isText) return readText(name, text ?? '', marks, path, spent)
  const content = readContent(rawContent, type, path, depth, spent)
  if (isRefusal(content)) return content
  return {
    type: name,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
    ...(marks.length > 0 && { marks }),
  }
}

/** What a text node holds of a text. */
export function tidyText(raw: string): string {
  return raw.toWellFormed().replace(controls, '')
}

function readText(type: string, raw: string, marks: MarkJson[], path: Path, spent: Spent): Result<NodeJson | null> {
  const text = tidyText(raw)
  spent.text += text.length
  if (spent.text > documentLimits.text) {
    return wrong(path, `A document has at most ${documentLimits.text} characters of text.`)
  }
  if (text === '') return null
  return marks.length > 0 ? { type, text, marks } : { type, text }
}

function readContent(raw: unknown[], type: NodeType, path: Path, depth: number, spent: Spent): Result<NodeJson[]> {
  const content: NodeJson[] = []
  let match: ContentMatch | null = type.contentMatch
  for (const [index, json] of raw.entries()) {
    const here = [...path, 'content', index]
    const node = readNode(json, here, depth + 1, spent)
    if (isRefusal(node)) return node
    if (node === null) continue
    const child = documentSchema.nodes[node.type]
    match = child ? match.matchType(child) : null
    if (!match) return wrong(here, `A ${type.name} does not hold a ${node.type} here.`)
    const mark = node.marks?.find(({ type: name }) => !allowsMark(type, name))
    if (mark) return wrong([...here, 'marks'], `Inside a ${type.name} nothing is ${mark.type}.`)
    content.push(node)
  }
  // Yjs gives an emptied document no paragraph at all, and no text is missing from it.
  const complete = match.validEnd || (type === documentSchema.topNodeType && content.length === 0)
  return complete ? content : wrong(path, `The ${type.name} is not complete.`)
}

function allowsMark(parent: NodeType, name: string): boolean {
  const mark = documentSchema.marks[name]
  return mark !== undefined && parent.allowsMarkType(mark)
}

function readMarks(raw: unknown[], type: NodeType, path: Path): Result<MarkJson[]> {
  if (raw.length > 0 && !type.isInline) return wrong([...path, 'marks'], `A ${type.name} carries no marks.`)
  const marks: MarkJson[] = []
  for (const [index, json] of raw.entries()) {
    const here = [...path, 'marks', index]
    const shape = markShape.safeParse(json)
    if (!shape.success) return fromZod(shape.error, here)
    const name = shape.data.type
    if (!Object.hasOwn(markAttributes, name)) return wrong([...here, 'type'], `There is no mark ${name}.`)
    if (marks.some(mark => mark.type === name)) return wrong(here, `The mark ${name} stands twice.`)
    const attrs = readAttributes(markAttributes, name, shape.data.attrs ?? {}, here)
    if (isRefusal(attrs)) return attrs
    marks.push(Object.keys(attrs).length > 0 ? { type: name, attrs } : { type: name })
  }
  return marks
}

function readAttributes(
  rules: Readonly<Record<string, z.ZodType>>,
  name: string,
  raw: Record<string, unknown>,
  path: Path,
): Result<NonNullable<NodeJson['attrs']>> {
  const attrs = rules[name]?.safeParse(raw)
  if (!attrs) return wrong([...path, 'type'], `There is no ${name}.`)
  return attrs.success ? (attrs.data as NonNullable<NodeJson['attrs']>) : fromZod(attrs.error, [...path, 'attrs'])
}

function fromZod(error: z.ZodError, path: Path): Refusal {
  const issue = error.issues[0]
  const within = (issue?.path ?? []).map(part => (typeof part === 'number' ? part : String(part)))
  return wrong([...path, ...within], issue?.message ?? 'Not as expected.')
}

function wrong(path: Path, problem: string): Refusal {
  return refuse('bad-input', { path: path.join('.'), problem })
}
