import { contract } from '@fieldword/shared/api.ts'
import { type FieldRow, fieldRows } from './fields.ts'

export interface Operation {
  readonly id: string
  readonly method: string
  /** Below the API's base, with names in braces. */
  readonly path: string
  readonly summary: string
  readonly status: number
  /** In words, when asked for: of all operations at once that takes a fifth of a second. */
  fields(): { readonly input: readonly FieldRow[]; readonly output: readonly FieldRow[] }
}

export interface OperationGroup {
  readonly tag: string
  readonly operations: readonly Operation[]
}

/** Every operation of the contract, under the slice it belongs to. */
export const operationGroups: readonly OperationGroup[] = Object.entries(contract).map(([tag, procedures]) => ({
  tag,
  operations: Object.entries(procedures).map(([name, procedure]) => {
    const { route, inputSchema, outputSchema } = procedure['~orpc']
    const { method = 'POST', path = '', summary = '', successStatus: status = 200 } = route
    return {
      ...{ id: `${tag}.${name}`, method, path, summary, status },
      fields: () => ({ input: fieldRows(inputSchema, 'input'), output: fieldRows(outputSchema, 'output') }),
    }
  }),
}))

export interface OperationFound {
  readonly operation: Operation
  readonly group: OperationGroup
}

/** One operation and those of its slice; null where none has this id. */
export function findOperation(id: string): OperationFound | null {
  for (const group of operationGroups) {
    const operation = group.operations.find(known => known.id === id)
    if (operation) return { operation, group }
  }
  return null
}

export function operationHref(id: string): string {
  return `/api/docs/${id}`
}
