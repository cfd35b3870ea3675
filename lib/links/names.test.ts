import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { nameResolver } from './names.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const noSuchName = 3
const fails = 2

/** A name server (RFC 1035) that knows these IPv4 addresses, and answers with a code where it does not. */
async function nameServer(known: Record<string, number[]>, otherwise = noSuchName) {
  const socket = createSocket('udp4', (question: Buffer, { port, address }: RemoteInfo) => {
    let end = 12
    const labels: string[] = []
    for (let length = question[end] ?? 0; length > 0; length = question[end] ?? 0) {
      labels.push(question.toString('latin1', end + 1, end + 1 + length))
      end += length + 1
    }
    const found = known[labels.join('.')]
    const isFour = question.readUInt16BE(end + 1) === 1
    const answers = found && isFour ? [Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...found])] : []
    const head = Buffer.from(question.subarray(0, 12))
    head.writeUInt16BE(0x8180 | (found ? 0 : otherwise), 2)
    for (const [at, count] of [1, answers.length, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * at)
    socket.send(Buffer.concat([head, question.subarray(12, end + 5), ...answers]), port, address)
  })
  await once(socket.bind(0, '127.0.0.1'), 'listening')
  closing.push(() => socket.close())
  return [`127.0.0.1:${socket.address().port}`]
}

const network = { 'www.un.org': [157, 150, 185, 49] }

it('a name has its addresses', async () => {
  const resolve = nameResolver(await nameServer({ ...network, 'agency.example': [8, 8, 8, 8] }))
  expect(await resolve('agency.example')).toEqual(['8.8.8.8'])
})

it('a name that does not exist has none', async () => {
  expect(await nameResolver(await nameServer(network))('gone.example')).toBeNull()
})

it('nothing is known where no name is found at all, or the name server fails', async () => {
  await expect(nameResolver(await nameServer({}))('gone.example')).rejects.toThrow('no names here')
  await expect(nameResolver(await nameServer(network, fails))('gone.example')).rejects.toThrow()
})

it('the list of hosts of this machine is not looked into', async () => {
  expect(await nameResolver(await nameServer(network))('localhost')).toBeNull()
})
