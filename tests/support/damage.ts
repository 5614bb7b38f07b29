import type { Platform } from '@fieldword/server/platform/platform.ts'

/** Changes what is stored past all that the database itself would refuse. */
export async function damage({ database }: Platform, statements: string): Promise<void> {
  await database.sql.begin(async sql => {
    await sql.unsafe(`SET LOCAL session_replication_role = replica; ${statements}`)
  })
}
