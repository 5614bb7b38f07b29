import { IconSignature } from '@tabler/icons-react'
import { Tool } from '../ui/tools.tsx'

/** Shows who wrote what of the text at `href`, or the text alone again. */
export function WhoTool({ href, on }: { readonly href: string; readonly on: boolean }) {
  return (
    <Tool href={on ? href : `${href}?who=1`} icon={<IconSignature className="i" aria-hidden="true" />}>
      {on ? 'Hide who wrote what' : 'Who wrote what'}
    </Tool>
  )
}

/** Whether an address asks for it. */
export function asksWho(query: URLSearchParams): boolean {
  return query.get('who') === '1'
}

/** [WHO16] Which part of the revisions that brought something of the text an address asks for. */
export function broughtPart(query: URLSearchParams): number {
  const part = query.get('brought') ?? ''
  return /^[1-9]\d{0,5}$/.test(part) ? Number(part) : 1
}
