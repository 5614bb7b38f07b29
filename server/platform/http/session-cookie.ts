import type { IncomingHttpHeaders } from 'node:http'

export const sessionCookie = 'fw_session'

/** Whether a request claims a session. Whether it has one, the session store says. */
export function sendsSessionCookie({ cookie }: IncomingHttpHeaders): boolean {
  return cookie?.includes(`${sessionCookie}=`) ?? false
}
