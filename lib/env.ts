import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const port = /^\d{1,5}$/
const portMessage = 'Write a whole number from 0 to 65535, for example PORT=3001. 0 takes any free port.'
const databaseMessage =
  'Write the address of a PostgreSQL server, for example postgresql://user:password@host:5432/name.'
const siteMessage =
  'Write the public address without a path, for example SITE_URL=https://inventory.example.org.'
const hostMessage = 'Write a host name or an IP address to listen on, for example HOST=127.0.0.1.'

const proxiesMessage =
  'Write the addresses or networks of the proxies in front, with commas between, for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8.'

const smtpMessage =
  'Write the address of a mail server, for example smtps://user:password@mail.example.org or smtp://localhost:1025.'
const fromMessage = 'Write the address that mails come from, for example MAIL_FROM=inventory@example.org.'

const secretMessage =
  'Write at least 32 characters that nobody can guess, for example what `openssl rand -base64 32` prints.'
const issuerMessage =
  'Write the issuer of an OpenID provider as its documents name it, for example OIDC_ISSUER=https://login.example.org/tenant.'
const clientMessage = 'Write what the OpenID provider calls this site. It belongs to OIDC_ISSUER.'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const environment = z
  .object({
    /** The PostgreSQL server to use instead of the embedded one. */
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: databaseMessage }).optional(),
    /** A PostgreSQL server on which the integration tests run as well; they create databases there. */
    TEST_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: databaseMessage }).optional(),
    PORT: z
      .string()
      .regex(port, portMessage)
      .transform(Number)
      .refine((value) => value <= 65535, portMessage)
      .default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, hostMessage)
      .optional(),
    /** The public address of the portal, as it stands in canonical links, feeds and the sitemap. */
    SITE_URL: z
      .url({ protocol: /^https?$/, error: siteMessage })
      .refine((value) => !URL.canParse(value) || isOrigin(new URL(value)), siteMessage)
      .transform((value) => new URL(value).origin)
      .optional(),
    /** How many requests for open data one client may make in a minute. */
    API_REQUESTS_PER_MINUTE: rate('API_REQUESTS_PER_MINUTE=600').default(600),
    /** Proxies whose X-Forwarded-For is believed; without any, the address of the connection counts. */
    TRUSTED_PROXIES: z
      .string()
      .transform((value) => value.split(',').map((network) => network.trim()))
      .refine((networks) => networks.every(isNetwork), proxiesMessage)
      .default([]),
    /** The server that takes the portal's mail. */
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: smtpMessage }).optional(),
    /** The address that mails come from. */
    MAIL_FROM: z.email(fromMessage).optional(),
    /** What links for signing in and what is sent to an OpenID provider are signed with. */
    AUTH_SECRET: z.string().refine(isGoodSecret, secretMessage).optional(),
    /** An OpenID provider by which people may sign in besides mailed links. */
    OIDC_ISSUER: z
      .url({ protocol: /^https?$/, error: issuerMessage })
      .refine(isSafeIssuer, issuerMessage)
      .optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** What people call it: "Sign in with …". */
    OIDC_NAME: z.string().max(60).optional(),
    /** How many requests to sign in one client may make in a minute. */
    SIGN_INS_PER_MINUTE: rate('SIGN_INS_PER_MINUTE=10').default(10),
    /** Whether mail is kept in files, to be read at /dev/mail, although there is a DATABASE_URL. */
    DEMO: z.enum(['0', '1'], { error: 'Write DEMO=1, or leave it out.' }).optional(),
    /** Whether the links of texts at the desk are looked at, for which the portal asks other servers. */
    LINK_CHECKS: z
      .enum(['0', '1'], { error: 'Write LINK_CHECKS=0 or LINK_CHECKS=1, or leave it out.' })
      .optional(),
    LOG_LEVEL: z.enum(logLevels, { error: `Write one of ${logLevels.join(', ')}.` }).default('info'),
    /** Where the embedded database and other files of this installation are kept. */
    VAR_DIR: z.string().default('var'),
    /** The Chromium that the end-to-end tests use, where it is not found by itself. */
    CHROMIUM_PATH: z.string().optional(),
    NODE_ENV: z
      .enum(['development', 'production', 'test'], { error: 'Write development, production or test.' })
      .default('development'),
  })
  .superRefine(({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }, context) => {
    if (!OIDC_ISSUER) return
    for (const [name, value] of Object.entries({ OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }))
      if (!value) context.addIssue({ code: 'custom', path: [name], message: clientMessage })
  })
  .superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
    if (SMTP_URL && !MAIL_FROM)
      context.addIssue({
        code: 'custom',
        path: ['MAIL_FROM'],
        message: `${fromMessage} It belongs to SMTP_URL.`,
      })
  })
  .transform(({ DEMO, LINK_CHECKS, ...values }) => {
    const demo = DEMO === undefined ? undefined : DEMO === '1'
    const isDemonstration = isDemo(values, demo)
    return {
      ...values,
      /** Where mail goes: to a server, to files that the portal shows by itself (demo mode), or nowhere. */
      MAIL: mailOf(values, demo),
      /** Whether this is a demonstration, with accounts that everybody knows. */
      DEMO: isDemonstration,
      /** A demonstration asks nobody for anything, unless it is told to. */
      LINK_CHECKS: LINK_CHECKS ? LINK_CHECKS === '1' : !isDemonstration,
      MAIL_FROM: values.MAIL_FROM ?? 'inventory@localhost.example',
      HOST: values.HOST ?? (values.DATABASE_URL ? '0.0.0.0' : '127.0.0.1'),
      SITE_URL: values.SITE_URL ?? `http://localhost:${values.PORT}`,
      /** Whether the public address was given: pages are built with it only then. */
      SITE_URL_GIVEN: values.SITE_URL !== undefined,
      VAR_DIR: resolve(values.VAR_DIR),
    }
  })

export type Env = z.output<typeof environment>

/** Variables that may hold a password: what they say is not repeated in messages, and no build is given it. */
export const secretVariables = [
  'DATABASE_URL',
  'TEST_DATABASE_URL',
  'SMTP_URL',
  'AUTH_SECRET',
  'OIDC_CLIENT_SECRET',
] as const
const secret: ReadonlySet<string> = new Set(secretVariables)

/**
 * Reads the environment variables that the portal knows; an empty one counts as not set.
 * Each problem names the variable, what is wrong with it and what to write.
 */
export function readEnv(
  source: Record<string, string | undefined> = process.env,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(given)
  if (read.success) return { ok: true, env: read.data }
  const problems = new Map<string, string>()
  for (const issue of read.error.issues) {
    const name = String(issue.path[0])
    const value = given[name]
    const shown = value === undefined ? 'is missing' : secret.has(name) ? 'cannot be used' : `is "${value}"`
    if (!problems.has(name)) problems.set(name, `${name} ${shown}. ${issue.message}`)
  }
  return { ok: false, problems: [...problems.values()] }
}

let cached: Env | undefined

/** The environment of this process, read once. Throws where `readEnv` finds problems. */
export function env(): Env {
  if (cached) return cached
  const read = readEnv()
  if (!read.ok) throw new Error(read.problems.join('\n'))
  cached = read.env
  return cached
}

/** Whether this process was started by `npm start` or `npm run …`. */
export function startedByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

/** The environment for a child process: this one's, with some variables set or (undefined) removed. */
export function environmentWith(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes } as NodeJS.ProcessEnv
}

/** Sets variables for this process, before the libraries that read them by themselves are loaded. */
export function setEnvironment(changes: Record<string, string>): void {
  Object.assign(process.env, changes)
  cached = undefined
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/')
  const bits = isIP(address) === 6 ? 128 : 32
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits))
  )
}

type Given = { DATABASE_URL?: string | undefined; SMTP_URL?: string | undefined; HOST?: string | undefined }

/** Demo mode is for this machine only, unless it is asked for: its mail can be read by whoever reaches the portal. */
function mailOf(given: Given, demo: boolean | undefined) {
  if (given.SMTP_URL) return 'server'
  return isDemo(given, demo) ? 'files' : 'nowhere'
}

function isDemo({ DATABASE_URL, SMTP_URL, HOST }: Given, demo: boolean | undefined): boolean {
  const isLocal = HOST === undefined || /^(?:127\.[\d.]+|localhost|::1)$/.test(HOST)
  return demo ?? (!DATABASE_URL && !SMTP_URL && isLocal)
}

function rate(example: string) {
  const message = `Write a whole number from 1 to 1000000, for example ${example}.`
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/, message)
    .transform(Number)
    .refine((value) => value <= 1_000_000, message)
}

/** Long enough, and neither one letter over and over nor a word that asks to be replaced. */
function isGoodSecret(text: string): boolean {
  const isPlaceholder =
    /change[\s_-]?me|example|placeholder|your[\s_-]?secret|(?:super)?secret.{0,3}secret|password|default/i
  return text.length >= 32 && new Set(text).size >= 10 && !isPlaceholder.test(text)
}

/** What comes from a provider is only to be believed where nobody can alter it on its way. */
function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return true
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function isOrigin(url: URL): boolean {
  return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
}
