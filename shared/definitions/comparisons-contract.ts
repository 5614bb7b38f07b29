import { definitionComparingContract } from './compare-contract.ts'
import { elementContract } from './element-contract.ts'
import { overTimeContract } from './over-time-contract.ts'

/** Texts beside each other, all versions at once, and one element through all of them. */
export const comparisonsContract = { ...definitionComparingContract, ...overTimeContract, ...elementContract }
