import { contract } from '@fieldword/shared/api.ts'
import { type FieldRow, fieldRows } from './fields.ts'

/** An operation as a list names it. */
export interface OperationName {
  readonly id: string
  readonly method: string
  /** Below the API's base, with names in braces. */
  readonly path: string
  readonly summary: string
}

export interface Operation extends OperationName {
  readonly tag: string
  readonly status: number
  readonly input: readonly FieldRow[]
  readonly output: readonly FieldRow[]
}

export interface OperationGroup {
  readonly tag: string
  readonly operations: readonly OperationName[]
}

/** Every operation of the contract, under the slice it belongs to. */
export const operationGroups: readonly OperationGroup[] = Object.entries(contract).map(([tag, procedures]) => ({
  tag,
  operations: Object.entries(procedures).map(([name, procedure]) => {
    const { method = 'POST', path = '', summary = '' } = procedure['~orpc'].route
    return { id: `${tag}.${name}`, method, path, summary }
  }),
}))

/** One operation with its fields; null where none has this id. Its types are put into words for it alone: of all at once that takes a fifth of a second. */
export function findOperation(id: string): Operation | null {
  for (const { tag, operations } of operationGroups) {
    const named = operations.find(operation => operation.id === id)
    if (named) return { ...named, tag, ...fieldsOf(tag, id.slice(tag.length + 1)) }
  }
  return null
}

function fieldsOf(tag: string, name: string): Pick<Operation, 'status' | 'input' | 'output'> {
  const procedures: Readonly<Record<string, Procedure>> = contract[tag as keyof typeof contract]
  const procedure = procedures[name]
  if (!procedure) throw new Error('unreachable: an operation that is listed is in the contract')
  const { route, inputSchema, outputSchema } = procedure['~orpc']
  return {
    status: route.successStatus ?? 200,
    input: fieldRows(inputSchema, 'input'),
    output: fieldRows(outputSchema, 'output'),
  }
}

interface Procedure {
  readonly '~orpc': {
    readonly route: { readonly successStatus?: number }
    readonly inputSchema?: unknown
    readonly outputSchema?: unknown
  }
}

export function operationHref(id: string): string {
  return `/api/docs/${id}`
}
