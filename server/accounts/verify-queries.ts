import { rangeText, readRange } from '@fieldword/shared/accounts/networks.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { checkEach, correctRow, type Damage } from '../platform/verifying.ts'

const rows = 500
interface AppealFacts {
  readonly id: string
  readonly state: string
  /** How many blocks it is about. */
  readonly blocks: number
  readonly messages: number
  /** Whether a moderator wrote last. */
  readonly isAnswered: boolean
}

/** [VER10] Appeals: each about one block that is there, and in the state that what was written last says. */
export const appealsCheck = checkEach('appeals', readAppealFacts, wrongInAppeal)

function readAppealFacts(tx: Tx, last: AppealFacts | null): Promise<AppealFacts[]> {
  return tx.$queryRaw<AppealFacts[]>`
    SELECT appeal.id, appeal.state::text AS state,
      (SELECT count(*)::int FROM account_blocks WHERE id = appeal.account_block_id)
        + (SELECT count(*)::int FROM network_blocks WHERE id = appeal.network_block_id) AS blocks,
      (SELECT count(*)::int FROM appeal_messages WHERE appeal_id = appeal.id) AS messages,
      coalesce((SELECT by_id IS NOT NULL FROM appeal_messages WHERE appeal_id = appeal.id ORDER BY id DESC LIMIT 1), false)
        AS "isAnswered"
    FROM appeals appeal
    WHERE ${last?.id ?? null}::uuid IS NULL OR appeal.id > ${last?.id ?? null}::uuid
    ORDER BY appeal.id LIMIT ${rows}`
}

function wrongInAppeal({ id, state, blocks, messages, isAnswered }: AppealFacts): Damage[] {
  const problems: string[] = []
  if (blocks !== 1) problems.push(`It is about ${blocks} blocks.`)
  if (messages === 0) problems.push('Nothing was written in it.')
  else if (isAnswered === (state === 'waiting')) problems.push(`It is ${state}, and who wrote last says otherwise.`)
  return problems.map(problem => ({ what: `appeal ${id}`, problem, remedy: correctRow }))
}

interface NetworkFacts {
  readonly id: string
  readonly range: string
  readonly isWhole: boolean
}

/** [VER10] Blocked networks: in their one spelling, and ended by somebody, at a time and for a reason, or by nobody. */
export const networksCheck = checkEach('blocked networks', readNetworkFacts, wrongInNetwork)

function readNetworkFacts(tx: Tx, last: NetworkFacts | null): Promise<NetworkFacts[]> {
  return tx.$queryRaw<NetworkFacts[]>`
    SELECT id, range, num_nonnulls(ended_by_id, ended_at, end_reason) IN (0, 3) AS "isWhole" FROM network_blocks
    WHERE ${last?.id ?? null}::uuid IS NULL OR id > ${last?.id ?? null}::uuid
    ORDER BY id LIMIT ${rows}`
}

function wrongInNetwork({ id, range, isWhole }: NetworkFacts): Damage[] {
  const read = readRange(range)
  const problems = read && rangeText(read) === range ? [] : ['It blocks nobody: its range cannot be read.']
  if (!isWhole) problems.push('It is ended, and not all of it is told.')
  return problems.map(problem => ({ what: `block of ${range} (${id})`, problem, remedy: correctRow }))
}

interface TrustFacts {
  readonly id: string
  readonly name: string
  readonly trusted: boolean
  readonly told: boolean
}

/** [VER10] Accounts: trusted where the newest entry of their log says so. */
export const trustCheck = checkEach('accounts', readTrustFacts, wrongInTrust)

function wrongInTrust({ id, name, trusted, told }: TrustFacts): Damage[] {
  const problem = trusted ? 'It is trusted, and no log says so.' : 'Its log says that it is trusted, and it is not.'
  return trusted === told ? [] : [{ what: `account ${name} (${id})`, problem, remedy: correctRow }]
}

function readTrustFacts(tx: Tx, last: TrustFacts | null): Promise<TrustFacts[]> {
  return tx.$queryRaw<TrustFacts[]>`
    SELECT account.id, account.name, account.trusted,
      coalesce((SELECT trusted FROM account_trusts WHERE user_id = account.id ORDER BY id DESC LIMIT 1), false) AS told
    FROM users account
    WHERE ${last?.id ?? null}::uuid IS NULL OR account.id > ${last?.id ?? null}::uuid
    ORDER BY account.id LIMIT ${rows}`
}
