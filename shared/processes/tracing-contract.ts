import { textChangesContract } from './changes-contract.ts'
import { draftsContract } from './drafts-contract.ts'
import { whyContract } from './why-contract.ts'

/** Drafting, changes, and why a word is there. */
export const tracingContract = { ...textChangesContract, ...draftsContract, ...whyContract }
