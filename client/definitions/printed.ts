import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { statusInWords } from '@fieldword/shared/definitions/published.ts'

/** [DEF74] What stands under every printed page, before its address: "version 2011, superseded, revision 1". */
export function saidUnder({ page, version }: DefinitionView): string {
  const number = version?.revisionNumber ?? page.text?.number
  const name = version ? [`version ${version.label}`, statusInWords(version)] : []
  return [...name, ...(number === undefined ? [] : [`revision ${number}`])].join(', ')
}
