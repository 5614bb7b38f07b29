import { createHash } from 'node:crypto'
import helmet from 'helmet'
import type { Config } from '../config.ts'

/** Where Vite tells the browser what changed, while developing. */
export const hotReloadPort = 24678

/**
 * Nothing runs but our own files and the one inline script named by its hash. Images may come from any https address,
 * because editors place them by address; nothing else is loaded from elsewhere.
 */
export function securityHeaders(inlineScript: string, { secure, developing }: Pick<Config, 'secure' | 'developing'>) {
  const hash = createHash('sha256').update(inlineScript).digest('base64')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", `'sha256-${hash}'`],
        // Vite changes styles in place, as style elements.
        styleSrc: developing ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", 'https:', 'data:'],
        fontSrc: ["'self'"],
        connectSrc: developing ? ["'self'", `ws://localhost:${hotReloadPort}`] : ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Other names below this one are not ours to speak for.
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
}
