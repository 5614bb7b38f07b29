import { IconBraces, IconRss } from '@tabler/icons-react'

interface OtherFormsProps {
  /** Paths, with what the list is narrowed to. */
  readonly feed: string
  readonly json: string
}

/** The list for programs. */
export function OtherForms({ feed, json }: OtherFormsProps) {
  return (
    <p className="his__as">
      <a href={feed} type="application/atom+xml">
        <IconRss className="i" aria-hidden="true" />
        Atom feed
      </a>
      <a href={json} type="application/json">
        <IconBraces className="i" aria-hidden="true" />
        JSON
      </a>
      <a href="/api/docs">How to read these</a>
    </p>
  )
}
