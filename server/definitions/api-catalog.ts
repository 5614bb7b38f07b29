import { Router } from 'express'
import type { Platform } from '../platform/platform.ts'

const path = '/.well-known/api-catalog'
const type = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'

/** [DEF98] Where the API is, and its description for programs and for people: a link set at the address of RFC 9727. */
export function apiCatalogRoute({ config: { publicUrl } }: Platform): Router {
  const api = `${publicUrl}/api/v1`
  const linkset = [
    { anchor: publicUrl + path, item: [{ href: api }] },
    {
      anchor: api,
      'service-desc': [{ href: `${api}/openapi.json`, type: 'application/json' }],
      'service-doc': [{ href: `${publicUrl}/api/docs`, type: 'text/html' }],
    },
  ]
  const text = Buffer.from(JSON.stringify({ linkset }))
  const link = `<${publicUrl}${path}>; rel="api-catalog"`
  return Router().get(path, (_request, response) => {
    response.set({ 'content-type': type, 'access-control-allow-origin': '*', link }).send(text)
  })
}
