import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { firstFile } from './first-file.ts'
import { StartFailure } from './start-failure.ts'

export interface Config {
  readonly production: boolean
  /** Pages come from the client's sources through Vite. */
  readonly developing: boolean
  readonly port: number
  /** Null: the loopback address while there are demo accounts, else all. */
  readonly host: string | null
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  /** Where the embedded PostgreSQL and the made session secret are kept. */
  readonly directory: string
  /** Origin people reach the wiki by, without a slash at its end. */
  readonly publicUrl: string
  /** People reach the wiki by https. */
  readonly secure: boolean
  readonly sessionSecret: string
  /** How many proxies stand in front. */
  readonly trustProxy: number
  /** The server that mail is handed to; null where none leaves. */
  readonly smtpUrl: string | null
  /** Whom mail comes from; null: an address of the wiki's host. */
  readonly mailFrom: string | null
}

type Environment = Record<string, string | undefined>

const shortestSecret = 32
const knownPasswords = ['postgres', 'password', 'fieldword', 'admin', 'root', 'secret', 'changeme', 'example', 'test']

const settings = z.object({
  NODE_ENV: z.string().optional(),
  FIELDWORD_DEV: z.literal('1', { error: 'is 1 or not set' }).optional(),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int({ error: 'must be a port number' })
    .min(0, { error: 'must be a port number' })
    .max(65_535, { error: 'must be a port number' })
    .default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgresql://' }).optional(),
  FIELDWORD_DIRECTORY: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address like https://wiki.example.org' })
    .transform(url => new URL(url))
    .refine(url => url.pathname === '/', { error: 'must be an address without a path' })
    .transform(url => url.origin)
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(shortestSecret, { error: `must have ${shortestSecret} characters or more` })
    .refine(secret => new Set(secret).size >= 10, {
      error: 'is too easy to guess: make one with openssl rand -base64 33',
    })
    .optional(),
  TRUST_PROXY: z.coerce
    .number({ error: 'must be the number of proxies in front' })
    .int({ error: 'must be the number of proxies in front' })
    .min(0, { error: 'must be the number of proxies in front' })
    .default(0),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address like smtps://name:password@mail.example.org' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'must be an address, or a name with an address in angle brackets',
    })
    .optional(),
})
type Settings = z.output<typeof settings>

/** Reads the environment. Throws StartFailure naming what to set. `root` is the checkout. */
export function readConfig(environment: Environment, root: string): Config {
  const read = parse(environment)
  const production = read.NODE_ENV === 'production'
  if (production) demandProductionSettings(read)
  const directory = read.FIELDWORD_DIRECTORY ?? join(root, '.fieldword')
  const publicUrl = read.PUBLIC_URL ?? `http://localhost:${read.PORT}`
  return {
    production,
    developing: read.FIELDWORD_DEV === '1',
    port: read.PORT,
    host: read.HOST ?? null,
    databaseUrl: read.DATABASE_URL ?? null,
    directory,
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    sessionSecret: read.SESSION_SECRET ?? rememberedSecret(directory),
    trustProxy: read.TRUST_PROXY,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
  }
}

function parse(environment: Environment): Settings {
  // Compose hands on what is not set as an empty text.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = settings.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new StartFailure(`${issue?.path.join('.')} ${issue?.message}.`)
}

function demandProductionSettings(read: Settings): void {
  if (!read.PUBLIC_URL) throw new StartFailure('Set PUBLIC_URL to the address people reach the wiki by.')
  if (!read.SESSION_SECRET) {
    throw new StartFailure('Set SESSION_SECRET, for example to the output of openssl rand -base64 33.')
  }
  if (!read.DATABASE_URL) return
  const { username, password } = new URL(read.DATABASE_URL)
  // No password at all is a way to say that the server checks people by other means, such as a socket's owner.
  if (password && (password === username || knownPasswords.includes(password.toLowerCase()))) {
    throw new StartFailure('The password in DATABASE_URL is one everybody knows: give the database another one.')
  }
}

/** Made at the first start and kept, so that people stay signed in over restarts. */
function rememberedSecret(directory: string): string {
  mkdirSync(directory, { recursive: true })
  return firstFile(join(directory, 'session-secret'), () => randomBytes(33).toString('base64'))
}
