import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { freePort } from '../../lib/launch/port.ts'

export type CachingProxy = {
  origin: string
  /** Everything that is kept: under which address, and what. */
  kept: () => { address: string; answer: string }[]
  stop: () => Promise<void>
}

/**
 * nginx in front of a portal as an administrator sets it up who wants to keep what may be kept: it goes by the
 * headers of the answers, and what it did stands in `X-Cache`.
 */
export async function startCachingProxy(portal: string): Promise<CachingProxy> {
  const directory = mkdtempSync(join(tmpdir(), 'nginx-'))
  const port = await freePort()
  const file = join(directory, 'nginx.conf')
  writeFileSync(file, configuration(directory, port, new URL(portal).port))
  const nginx = spawn('nginx', ['-p', directory, '-e', 'stderr', '-c', file], { stdio: 'inherit' })
  const ended = once(nginx, 'exit')
  const origin = `http://localhost:${port}`
  await vi.waitFor(() => fetch(`${origin}/healthz`), { timeout: 20_000, interval: 50 })
  return {
    origin,
    kept: () => filesIn(join(directory, 'cache')).map(readKept),
    stop: async () => {
      nginx.kill('SIGTERM')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function configuration(directory: string, port: number, portal: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  )
  return `
    daemon off;
    worker_processes 1;
    pid ${directory}/pid;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events { worker_connections 256; }
    http {
      access_log off;
      ${temporary.join('\n')}
      proxy_cache_path ${directory}/cache levels=1 keys_zone=pages:10m inactive=60m use_temp_path=off;
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://127.0.0.1:${portal};
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For $remote_addr;
          proxy_cache pages;
          proxy_cache_key $request_uri;
          add_header X-Cache $upstream_cache_status always;
        }
      }
    }`
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function readKept(file: string): { address: string; answer: string } {
  const answer = readFileSync(file, 'latin1')
  return { address: /\nKEY: (.*)\n/.exec(answer)?.[1] ?? '', answer }
}
