import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, listing, listOf, person } from '../kernel/contract.ts'
import { networkScope } from './contract.ts'

/** [ACC33] An entry of the log: a block, and how it ended when somebody ended it early. */
export const loggedNetworkBlock = z.object({
  id,
  range: z.string(),
  scope: networkScope,
  reason: z.string(),
  until: instant.nullable(),
  at: instant,
  by: person.nullable(),
  inForce: z.boolean(),
  ended: z.object({ at: instant, by: person.nullable(), reason: z.string() }).nullable(),
})
export type LoggedNetworkBlock = z.infer<typeof loggedNetworkBlock>

const reason = lines.min(1, 'Say why: it is shown to whoever comes from there.').max(500, 'Use at most 500 characters.')
export const networkWish = z.strictObject({
  range: line.min(1, 'Write an address or a range.').max(60, 'Write one address or one range.'),
  scope: networkScope,
  reason,
  until: instant.nullable(),
})
export type NetworkWish = z.infer<typeof networkWish>

const tags = ['accounts']

export const networksContract = {
  networkBlocks: oc
    .route({ method: 'GET', path: '/network-blocks', tags, summary: 'Blocked addresses and ranges, newest first' })
    .input(z.strictObject(listing))
    .output(listOf(loggedNetworkBlock)),
  networkBlock: oc
    .route({ method: 'GET', path: '/network-blocks/{id}', tags, summary: 'One block of an address or range' })
    .input(z.strictObject({ id }))
    .output(loggedNetworkBlock),
  blockNetwork: oc
    .route({
      method: 'POST',
      path: '/network-blocks',
      tags,
      summary: 'Block an address or a range',
      successStatus: 201,
    })
    .input(networkWish)
    .output(loggedNetworkBlock),
  endNetworkBlock: oc
    .route({ method: 'POST', path: '/network-blocks/{id}/end', tags, summary: 'End such a block before its time' })
    .input(z.strictObject({ id, reason }))
    .output(loggedNetworkBlock),
}
