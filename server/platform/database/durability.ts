import type { Database } from './prisma.ts'

/** [RUN9] Settings without which PostgreSQL can lose what it has committed, as far as they are off. */
export async function carelessSettings({ prisma }: Database): Promise<string[]> {
  const found = await prisma.$queryRaw<{ name: string }[]>`
    SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name`
  return found.map(({ name }) => name)
}
