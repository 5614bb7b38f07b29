interface ServerHtmlProps {
  readonly html: string
  readonly className?: string
}

/** HTML the server made from a document: it holds nothing the server did not write itself. */
export function ServerHtml({ html, className }: ServerHtmlProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made from the document by the server, which writes safe HTML only
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />
}
