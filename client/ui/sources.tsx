import type { Source } from '@fieldword/shared/kernel/contract.ts'

/** Works outside this wiki that a text comes from. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <ul className="fw-sources">
      {sources.map(({ title, address }) => (
        <li key={address}>
          <a href={address} rel="nofollow noopener">
            {title}
          </a>
          <span className="fw-muted">{hostOf(address)}</span>
        </li>
      ))}
    </ul>
  )
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}
