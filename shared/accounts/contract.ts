import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person } from '../kernel/contract.ts'
import { networkScopes } from '../policy/actor.ts'
import { tidyName } from './name.ts'

export const role = z.enum(['member', 'moderator', 'admin'])
export const networkScope = z.enum(networkScopes)
export const block = z.object({
  reason: z.string(),
  until: instant.nullable(),
  /** Where it is not the account that is blocked but the network it comes from. */
  network: networkScope.optional(),
})
export const account = z.object({ role, id, name: z.string(), colour: z.number().int(), block: block.nullable() })
export type Account = z.infer<typeof account>
export const actor = z.union([z.object({ role: z.literal('visitor'), id: z.null(), block: block.optional() }), account])

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Write an e-mail address, such as name@example.org.'))
  .pipe(z.string().max(200))
export const name = z
  .string()
  .overwrite(tidyName)
  .min(2, 'Use at least 2 characters.')
  .max(60, 'Use at most 60 characters.')
  // Control characters and direction overrides could make one name look like another.
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'Use letters, digits, spaces and punctuation.')
export const newPassword = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.')

export const signUp = z.strictObject({ name, email, password: newPassword })
export type SignUp = z.infer<typeof signUp>
export const credentials = z.strictObject({ email, password: z.string().min(1, 'Enter your password.').max(200) })
export type Credentials = z.infer<typeof credentials>

export const demoAccount = account.omit({ id: true, block: true }).extend({ email: z.string(), password: z.string() })
export type DemoAccount = z.infer<typeof demoAccount>
export const listedBlock = block.extend({ at: instant, by: person.nullable() })
export const listedAccount = account.extend({
  /** For admins alone. */
  email: z.string().nullable(),
  createdAt: instant,
  block: listedBlock.nullable(),
})
export type ListedAccount = z.infer<typeof listedAccount>

/** [ACC18] An entry of the log: a block, and how it ended when somebody ended it early. */
export const loggedBlock = listedBlock.extend({
  id,
  ended: z.object({ at: instant, by: person.nullable(), reason: z.string() }).nullable(),
})
export type LoggedBlock = z.infer<typeof loggedBlock>

const reason = lines.min(1, 'Say why: it is shown to the person.').max(500, 'Use at most 500 characters.')
export const blockWish = z.strictObject({ id, reason, until: instant.nullable() })
export type BlockWish = z.infer<typeof blockWish>
export const unblockWish = z.strictObject({ id, reason })
export type UnblockWish = z.infer<typeof unblockWish>

const tags = ['accounts']

export const accountsContract = {
  session: oc.route({ method: 'GET', path: '/session', tags, summary: 'Who is asking' }).output(z.object({ actor })),
  signIn: oc
    .route({ method: 'POST', path: '/session', tags, summary: 'Sign in' })
    .input(credentials)
    .output(z.object({ actor: account })),
  signOut: oc
    .route({ method: 'DELETE', path: '/session', tags, summary: 'Sign out', successStatus: 204 })
    .output(z.void()),
  signUp: oc
    .route({ method: 'POST', path: '/accounts', tags, summary: 'Make an account and sign in', successStatus: 201 })
    .input(signUp)
    .output(z.object({ actor: account })),
  signUpFirst: oc
    .route({
      method: 'POST',
      path: '/accounts/first',
      tags,
      summary: 'Make the first account, an admin, by the link printed at the first start',
      successStatus: 201,
    })
    .input(signUp.extend({ token: z.string().min(20).max(200) }))
    .output(z.object({ actor: account })),
  demoAccounts: oc
    .route({
      method: 'GET',
      path: '/accounts/demo',
      tags,
      summary: 'Accounts of the seeded demo, with their passwords',
    })
    .output(z.object({ items: z.array(demoAccount) })),
  list: oc
    .route({ method: 'GET', path: '/accounts', tags, summary: 'All accounts, for moderators' })
    .input(z.strictObject(listing))
    .output(listOf(listedAccount)),
  read: oc
    .route({ method: 'GET', path: '/accounts/{id}', tags, summary: 'One account, for moderators' })
    .input(z.strictObject({ id }))
    .output(listedAccount),
  setRole: oc
    .route({ method: 'PUT', path: '/accounts/{id}/role', tags, summary: 'Give an account another role, for admins' })
    .input(z.strictObject({ id, role }))
    .output(listedAccount),
  block: oc
    .route({ method: 'PUT', path: '/accounts/{id}/block', tags, summary: 'Block an account of a weaker role' })
    .input(blockWish)
    .output(listedAccount),
  unblock: oc
    .route({ method: 'POST', path: '/accounts/{id}/unblock', tags, summary: 'End a block before its time' })
    .input(unblockWish)
    .output(listedAccount),
  blocks: oc
    .route({ method: 'GET', path: '/accounts/{id}/blocks', tags, summary: 'The blocks an account had, newest first' })
    .input(z.strictObject({ id, ...listing }))
    .output(listOf(loggedBlock)),
}
