import { describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'

const read = (source: Record<string, string>) => {
  const result = readEnv(source)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.env
}
const problems = (source: Record<string, string>) => {
  const result = readEnv(source)
  return result.ok ? [] : result.problems
}

describe('without configuration', () => {
  it('serves this machine only, on port 3000', () => {
    expect(read({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      SITE_URL: 'http://localhost:3000',
      SITE_URL_GIVEN: false,
      LOG_LEVEL: 'info',
    })
  })

  it('takes an empty variable as not set', () => {
    expect(read({ PORT: '', SITE_URL: ' ', DATABASE_URL: '' })).toEqual(read({}))
  })

  it('ignores variables of others', () => {
    expect(read({ SHELL: '/bin/sh' })).toEqual(read({}))
  })
})

describe('values', () => {
  it('listens everywhere once a server is named', () => {
    expect(read({ DATABASE_URL: 'postgresql://db/portal' }).HOST).toBe('0.0.0.0')
    expect(read({ DATABASE_URL: 'postgres://db/portal', HOST: '10.0.0.1' }).HOST).toBe('10.0.0.1')
  })

  it('takes the public address without the slash that people add', () => {
    expect(read({ SITE_URL: 'https://example.org/' })).toMatchObject({
      SITE_URL: 'https://example.org',
      SITE_URL_GIVEN: true,
    })
  })

  it('derives the public address from the port', () => {
    expect(read({ PORT: '3001' }).SITE_URL).toBe('http://localhost:3001')
  })

  it('makes the directory absolute', () => {
    expect(read({ VAR_DIR: 'elsewhere' }).VAR_DIR).toMatch(/^(\/|[A-Z]:).*elsewhere$/)
  })
})

describe('mail', () => {
  it('is kept to be read here, as long as only this machine can', () => {
    expect(read({}).MAIL).toBe('files')
    expect(read({ HOST: '127.0.0.1' }).MAIL).toBe('files')
    expect(read({ HOST: '0.0.0.0' }).MAIL).toBe('nowhere')
    expect(read({ DATABASE_URL: 'postgresql://db/portal' }).MAIL).toBe('nowhere')
    expect(read({ DATABASE_URL: 'postgresql://db/portal', DEMO: '1' }).MAIL).toBe('files')
    expect(read({ DEMO: '0' }).MAIL).toBe('nowhere')
  })

  it('goes to the server that is named, from an address that has to be named with it', () => {
    const server = { SMTP_URL: 'smtps://user:secret@mail.example.org' }
    expect(read({ ...server, MAIL_FROM: 'inventory@example.org' })).toMatchObject({ MAIL: 'server' })
    expect(problems(server)).toEqual([expect.stringMatching(/^MAIL_FROM is missing\. Write the address/)])
    expect(problems({ SMTP_URL: 'mail:secret' }).join()).not.toContain('secret')
  })
})

describe('links', () => {
  it('are looked at, unless this is a demonstration or somebody says otherwise', () => {
    expect(read({}).LINK_CHECKS).toBe(false)
    expect(read({ LINK_CHECKS: '1' }).LINK_CHECKS).toBe(true)
    expect(read({ DATABASE_URL: 'postgresql://db/portal' }).LINK_CHECKS).toBe(true)
    expect(read({ DATABASE_URL: 'postgresql://db/portal', LINK_CHECKS: '0' }).LINK_CHECKS).toBe(false)
    expect(read({ DATABASE_URL: 'postgresql://db/portal', DEMO: '1' }).LINK_CHECKS).toBe(false)
    expect(problems({ LINK_CHECKS: 'yes' })).toEqual([
      'LINK_CHECKS is "yes". Write LINK_CHECKS=0 or LINK_CHECKS=1, or leave it out.',
    ])
  })
})

describe('problems', () => {
  it.each([
    ['PORT', 'abc', /PORT is "abc"\. Write a whole number from 0 to 65535/],
    ['PORT', '70000', /PORT is "70000"\. Write a whole number/],
    ['PORT', '-1', /PORT is "-1"\. Write a whole number/],
    ['PORT', '3000.5', /PORT is "3000\.5"\. Write a whole number/],
    ['HOST', 'a host', /HOST is "a host"\. Write a host name or an IP address/],
    ['SITE_URL', 'example.org', /SITE_URL is "example\.org"\. Write the public address/],
    ['SITE_URL', 'ftp://example.org', /SITE_URL is .* Write the public address/],
    ['SITE_URL', 'https://example.org/portal', /SITE_URL is .* without a path/],
    ['SITE_URL', 'https://user:word@example.org', /SITE_URL is .* Write the public address/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL is "loud"\. Write one of fatal, error/],
    ['NODE_ENV', 'staging', /NODE_ENV is "staging"\. Write development, production or test/],
  ])('%s=%s says what to write', (name, value, message) => {
    expect(problems({ [name]: value })).toEqual([expect.stringMatching(message)])
  })

  it('never repeats the address of a database, which may hold a password', () => {
    const [problem] = problems({ DATABASE_URL: 'mysql://user:topsecret@db/portal' })
    expect(problem).toMatch(/^DATABASE_URL cannot be used\. Write the address of a PostgreSQL server/)
    expect(problem).not.toContain('topsecret')
  })

  it('names all of them at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y', SITE_URL: 'z' })).toHaveLength(3)
  })
})
