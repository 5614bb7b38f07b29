import { chmodSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartFailure } from '../start-failure.ts'

/** The operating system's account that PostgreSQL runs as. */
export interface Account {
  uid: number
  gid: number
}

/** Null: the person's own. PostgreSQL refuses to run as root, so for root it is an unprivileged account. */
export function findAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const entry = entries.find(fields => fields[0] === name)
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) }
  }
  throw new StartFailure(
    'PostgreSQL does not run as root and there is no account "postgres" or "nobody": start Fieldword as another user, or set DATABASE_URL.',
  )
}

/** Whether everyone may enter every directory above `path`. */
export function isReachable(path: string): boolean {
  const parent = dirname(path)
  if ((statSync(parent).mode & 0o001) === 0) return false
  return parent === dirname(parent) || isReachable(parent)
}

export function isExecutableByAll(path: string): boolean {
  return (statSync(path).mode & 0o005) === 0o005
}

/** Gives `path` and all below it to the account. */
export function giveTo(account: Account | null, path: string): void {
  if (!account) return
  lchownSync(path, account.uid, account.gid)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return
  chmodSync(path, stat.mode | 0o700)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) giveTo(account, child)
    else lchownSync(child, account.uid, account.gid)
  }
}
