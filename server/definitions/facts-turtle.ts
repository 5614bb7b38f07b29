import { type Fact, type FactObject, prefixes } from '@fieldword/shared/definitions/facts.ts'
import { DataFactory, Writer } from 'n3'

const { literal, namedNode, quad } = DataFactory

/** [DEF66] Facts as Turtle. */
export function turtleOf(facts: readonly Fact[]): Promise<string> {
  const writer = new Writer({ prefixes })
  for (const { subject, predicate, object } of facts) {
    writer.addQuad(quad(namedNode(subject), namedNode(predicate), termOf(object)))
  }
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)))
  })
}

function termOf(object: FactObject) {
  switch (object.kind) {
    case 'resource':
      return namedNode(object.address)
    case 'words':
      return literal(object.text, object.language)
    case 'value':
      return literal(object.text, namedNode(object.type))
  }
}
