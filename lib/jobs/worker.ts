import { setTimeout as wait } from 'node:timers/promises'
import { queueDueDigests } from '../alerts/digest.ts'
import { endAlertsOf, forgetUnconfirmedAlerts } from '../alerts/mutations.ts'
import { forgetSignInLinks } from '../auth/links.ts'
import { forgetEndedSessions } from '../auth/sessions.ts'
import { raiseAlarms } from '../editorial/alarms.ts'
import { linkNoting } from '../editorial/links-under-way.ts'
import { publishDue } from '../editorial/scheduled.ts'
import { tellNotices } from '../editorial/telling.ts'
import { env } from '../env.ts'
import { DatabaseUnavailable } from '../errors.ts'
import { publicNetwork } from '../links/ask.ts'
import { forgetLinks, lookAtDueLinks } from '../links/looking.ts'
import { log } from '../log.ts'
import { deliverDueMail, forgetOldMail } from '../mail/delivery.ts'
import { mailTransport } from '../mail/transport.ts'
import { readExpressions } from '../search/matches.ts'

type Job = { name: string; everyMs: number; run: (signal: AbortSignal) => Promise<unknown> }

/**
 * Does in this process what waits for its time: publications, mail, digests, links, forgetting. Each job is run again
 * some time after its last run ended. Any number of processes may do so on one database. `close` waits for the jobs
 * under way.
 */
export function startWorker(): { close: () => Promise<void> } {
  const transport = mailTransport()
  const ending = new AbortController()
  const jobs: Job[] = [
    // The index of all activities comes with it. The embedded database would let everybody else wait meanwhile.
    ...(env().DATABASE_URL ? [{ name: 'expressions', everyMs: 60 * 60_000, run: readExpressions }] : []),
    { name: 'forget', everyMs: 60 * 60_000, run: forget },
    { name: 'publish', everyMs: 10_000, run: () => publishDue() },
    { name: 'alarms', everyMs: 60_000, run: () => raiseAlarms() },
    ...(env().LINK_CHECKS ? [linkChecks()] : []),
    ...(transport
      ? [
          { name: 'notices', everyMs: 15_000, run: () => tellNotices() },
          { name: 'digests', everyMs: 60_000, run: () => queueDueDigests() },
          {
            name: 'mail',
            everyMs: 2000,
            run: (signal: AbortSignal) => deliverDueMail(transport, { signal, onRefusal: endAlertsOf }),
          },
        ]
      : []),
  ]
  const running = jobs.map((job) => repeat(job, ending.signal))
  return {
    close: async () => {
      ending.abort()
      await Promise.all(running)
      transport?.close()
    },
  }
}

function linkChecks(): Job {
  const network = publicNetwork()
  const noteLinks = linkNoting()
  const run = async (signal: AbortSignal) => {
    await noteLinks()
    await lookAtDueLinks(network, { signal })
  }
  return { name: 'links', everyMs: 10_000, run }
}

async function forget(): Promise<void> {
  await forgetUnconfirmedAlerts(new Date())
  await forgetOldMail(new Date())
  await forgetSignInLinks(new Date())
  await forgetEndedSessions(new Date())
  await forgetLinks(new Date())
}

async function repeat({ name, everyMs, run }: Job, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await run(signal)
    } catch (error) {
      // The server says it often enough when there is no database; the job comes round again.
      const level = error instanceof DatabaseUnavailable ? 'debug' : 'error'
      log()[level]({ err: error, job: name }, 'a job failed')
    }
    // Rejects when it is ended early.
    await wait(everyMs, undefined, { signal }).catch(() => {})
  }
}
