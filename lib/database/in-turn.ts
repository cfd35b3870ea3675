import { PrismaPg } from '@prisma/adapter-pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>

/**
 * Prisma's adapter for pg, with the statements of a transaction one after another. A transaction has one connection,
 * and Prisma loads the relations of a row side by side: pg puts what comes too early into a queue of its own, warns of
 * it, and takes it no more from version 9 on.
 */
export class PrismaPgInTurn extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolationLevel) => inTurn(await start(isolationLevel))
    return adapter
  }
}

function inTurn(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve()
  const queued =
    <Query, Result>(ask: (query: Query) => Promise<Result>) =>
    (query: Query): Promise<Result> => {
      const answer = last.then(() => ask(query))
      // What fails is for whoever asked; the next one has its turn all the same.
      last = answer.catch(() => {})
      return answer
    }
  transaction.queryRaw = queued(transaction.queryRaw.bind(transaction))
  transaction.executeRaw = queued(transaction.executeRaw.bind(transaction))
  return transaction
}
