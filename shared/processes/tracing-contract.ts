import { textChangesContract } from './changes-contract.ts'
import { draftsContract } from './drafts-contract.ts'
import { flowContract } from './flow-contract.ts'
import { reportContract } from './report-contract.ts'
import { whyContract } from './why-contract.ts'

/** Drafting, changes, why a word is there, and the report. */
export const tracingContract = {
  ...textChangesContract,
  ...draftsContract,
  ...whyContract,
  ...reportContract,
  ...flowContract,
}
