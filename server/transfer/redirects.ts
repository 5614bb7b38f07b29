import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'
import { addAddress, findPageIn } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { RefusalError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { countProblems, resolveRedirect } from './import-commands.ts'
import { findImportPageByTitle, openRedirects } from './import-queries.ts'

const atOnce = 100
/** A redirect may lead to a redirect; MediaWiki itself follows one. */
const longestChain = 4

/** [TRF8] Makes redirects of a source addresses of the pages they lead to, as far as those are here now. */
export async function resolveRedirects(platform: Platform, importId: string, site: string): Promise<void> {
  for (let pass = 0; pass < longestChain; pass += 1) {
    if ((await resolveOnce(platform, importId, site, pass === longestChain - 1)) === 0) break
  }
}

/** How many found their page. What is left open is reported once nothing moves any more. */
async function resolveOnce(platform: Platform, importId: string, site: string, last: boolean): Promise<number> {
  let resolved = 0
  let after = ''
  const open: { slug: string; target: string }[] = []
  for (;;) {
    const redirects = await openRedirects(platform.database.prisma, site, after, atOnce)
    for (const redirect of redirects) {
      if (await lead(platform, importId, redirect)) resolved += 1
      else if (open.length < atOnce) open.push(redirect)
    }
    after = redirects.at(-1)?.slug ?? after
    if (redirects.length < atOnce) break
  }
  if (resolved === 0 || last) for (const redirect of open) await reportOpen(platform, importId, redirect)
  return resolved
}

function lead(
  platform: Platform,
  importId: string,
  { site, slug, target }: { site: string; slug: string; target: string },
): Promise<boolean> {
  return platform.database.inTransaction(async tx => {
    const pageId = await targetOf(tx, site, target)
    if (pageId === null) return false
    const leads = await addAddress(tx, platform, slug, pageId)
    await resolveRedirect(tx, site, slug)
    if (!leads) {
      const problem = { kind: 'redirect-taken', name: target.slice(0, 100), sourceRevision: '' } as const
      await countProblems(tx, { importId, sourcePage: slug, title: slug }, [problem])
    }
    return true
  })
}

async function targetOf(tx: Tx, site: string, target: string): Promise<string | null> {
  const title = (target.split('#')[0] ?? '').replaceAll('_', ' ').trim()
  const [first = '', ...rest] = title
  const imported = await findImportPageByTitle(tx, site, first.toUpperCase() + rest.join(''))
  if (imported !== null) return imported
  const slug = slugFrom(title)
  if (isRefusal(slug)) return null
  try {
    return (await findPageIn(tx, slug)).id
  } catch (error) {
    if (error instanceof RefusalError) return null
    throw error
  }
}

function reportOpen(platform: Platform, importId: string, { slug, target }: { slug: string; target: string }) {
  const problem = { kind: 'redirect-unresolved', name: target.slice(0, 100), sourceRevision: '' } as const
  return platform.database.inTransaction(tx =>
    countProblems(tx, { importId, sourcePage: slug, title: slug }, [problem]),
  )
}
