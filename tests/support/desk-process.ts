import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Actor } from '../../lib/auth/actor.ts'
import { type Change, perform } from '../../lib/editorial/mutations.ts'

/**
 * A server that carries out what it is sent, in a process of its own. Asked to, it dies as by `kill -9` once the
 * change is committed and before anybody hears of it.
 */
const server = createServer((request, response) => {
  void text(request).then(async (body) => {
    const { doer, change, dies } = JSON.parse(body) as { doer: Actor; change: Change; dies: boolean }
    const outcome = await perform(doer, change)
    if (dies) process.kill(process.pid, 'SIGKILL')
    response.end(JSON.stringify(outcome))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`Listening on ${typeof address === 'object' ? address?.port : ''}.\n`)
})
