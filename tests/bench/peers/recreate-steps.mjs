import { recreateTransform } from '@fellow/prosemirror-recreate-transform'
import { Schema } from 'prosemirror-model'

// The method of the peers: a JSON patch between two documents, made into steps. Reads two lists of paragraphs, prints the
// milliseconds.
const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
})
const docOf = paragraphs =>
  schema.node(
    'doc',
    null,
    paragraphs.map(words => schema.node('paragraph', null, words === '' ? [] : [schema.text(words)])),
  )
let input = ''
for await (const chunk of process.stdin) input += chunk
const [before, after] = JSON.parse(input).map(docOf)
const begun = performance.now()
const { steps } = recreateTransform(before, after, { complexSteps: true, wordDiffs: true, simplifyDiff: true })
console.log(JSON.stringify({ milliseconds: performance.now() - begun, steps: steps.length }))
