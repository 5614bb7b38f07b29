import { IconAdjustments, IconDownload, IconMessage, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface ToolProps {
  readonly href: string
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** A quiet link on the right of the page bar. The icon carries className="i" and aria-hidden. */
export function Tool({ href, icon, children }: ToolProps) {
  return (
    <a className="fw-tool" href={href}>
      {icon}
      {children}
    </a>
  )
}

interface ExportToolProps {
  readonly slug: string
  /** Where the history is what one looks at. */
  readonly history: boolean
}

export function ExportTool({ slug, history }: ExportToolProps) {
  return (
    <Tool
      href={`/wiki/${slug}/export${history ? '#history' : ''}`}
      icon={<IconDownload className="i" aria-hidden="true" />}
    >
      {history ? 'Export history' : 'Export'}
    </Tool>
  )
}

/** [DSC66] Leads to the parts of a text, and takes along the words that are selected. */
export function CommentTool({ slug, number }: { readonly slug: string; readonly number: number }) {
  return (
    <a className="fw-tool" href={`/wiki/${slug}/revisions/${number}/comments`} data-comment-on="">
      <IconMessage className="i" aria-hidden="true" />
      Comment
    </a>
  )
}

export function DraftsTool({ slug }: { readonly slug: string }) {
  return (
    <Tool href={`/wiki/${slug}/drafts`} icon={<IconPencil className="i" aria-hidden="true" />}>
      Drafts
    </Tool>
  )
}

export function SettingsTool({ slug }: { readonly slug: string }) {
  return (
    <Tool href={`/wiki/${slug}/settings`} icon={<IconAdjustments className="i" aria-hidden="true" />}>
      Settings
    </Tool>
  )
}
