import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/** Whether whoever asks has this answer already. A time counts only where no tag is sent (RFC 9110, 13.1.3). */
export function isUnchanged(asked: IncomingHttpHeaders, answer: OutgoingHttpHeaders): boolean {
  const tags = asked['if-none-match']
  // Proxies that compress make a tag weak: the text is the same.
  if (tags !== undefined) return tags.split(',').some(tag => tag.trim().replace(/^W\//, '') === answer.etag)
  const [since, last] = [asked['if-modified-since'], answer['last-modified']]
  return since !== undefined && typeof last === 'string' && Date.parse(last) <= Date.parse(since)
}
