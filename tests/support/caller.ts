import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { emailOf, password } from './people.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown
}

/** Speaks to a server as one browser does: keeps its cookie, and says where its requests come from. */
export class Caller {
  readonly #url: string
  cookie: string | null = null

  constructor(url: string) {
    this.#url = url
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers)
  }

  /** `path` below /api/v1 unless it names another place of the server in full. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(path.startsWith(this.#url) ? path : `${this.#url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: this.#url,
        // Nobody looks at how it was packed.
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  /** Signs in as somebody made by `aMember` and the like. */
  async signIn(account: SignedIn): Promise<this> {
    const { status } = await this.send('POST', '/session', { email: emailOf(account), password })
    if (status !== 200) throw new Error(`sign-in of ${account.name} answered ${status}`)
    return this
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';')
    this.cookie = pair.endsWith('=') ? null : pair
  }
}
