import { adoptionContract } from './adoption-contract.ts'
import { conveningContract } from './convening-contract.ts'
import { lastCallContract } from './last-call-contract.ts'
import { maintenanceContract } from './maintenance-contract.ts'

/** Meetings, last call, ballots, adoption, errata. */
export const decidingContract = {
  ...conveningContract,
  ...lastCallContract,
  ...adoptionContract,
  ...maintenanceContract,
}
