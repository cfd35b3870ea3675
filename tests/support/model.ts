import { type Deed, deeds } from './model-deeds.ts'
import type { Expected, ModelDocument, Request, World } from './model-facts.ts'
import { has, owners, refusal, writesFor } from './model-rights.ts'

/**
 * The editorial workflow a second time, written from what it is to be (`lib/README.md` and the table of the design) and
 * not from `lib/editorial`: what each action must do to a document, who must hear of it, and what it must be refused
 * with. Knows nothing of the database.
 */
export function expect(document: ModelDocument, request: Request, world: World, now: number): Expected {
  const { action, by, lockVersion } = request
  const refused = refusal(document, request, world, now)
  if (refused) return { ok: false, reason: refused, event: true }
  if (lockVersion !== document.lockVersion) return { ok: false, reason: 'stale', event: false }
  const after = structuredClone(document)
  const deed: Deed = { before: document, after, request, me: by?.id ?? '', by, world, now }
  const done = deeds[action](deed)
  const kept = deed.partnersKept ? { partnersKept: true as const } : {}
  if (done === 'incomplete') return { ok: false, reason: 'incomplete', event: false }
  if (done === 'unchanged')
    return { ok: true, after: document, unchanged: true, notices: [], event: false, ...kept }
  after.lockVersion += 1
  const event = action !== 'save' || after.state !== document.state
  return { ok: true, after, notices: noticesFor(document, after, request, world), event, ...kept }
}

// Who hears of it: everybody once for each kind of notice, but not of what they did themselves.

function noticesFor(before: ModelDocument, after: ModelDocument, { action, by }: Request, world: World) {
  const audiences = {
    owners: owners(before),
    lead: [before.lead],
    partners: before.partners,
  }
  const hears: [kind: string, ...audiences: ('owners' | 'lead' | 'partners' | 'moderators')[]][] = []
  if (action === 'sign') hears.push(['sign', 'lead'])
  if (action === 'withdraw') hears.push(['withdraw', 'partners'])
  if (action === 'confirm') hears.push(['confirm', 'moderators'])
  if (action === 'amend' || action === 'publishInEmergency') hears.push([action, 'owners', 'moderators'])
  const ofOwners = ['decline', 'leave', 'requestChanges', 'approve', 'refuse', 'reopen', 'publish']
  ofOwners.push('publishWhenDue', 'schedule', 'unpublish', 'reviewEmergency')
  if (ofOwners.includes(action)) hears.push([action, 'owners'])
  if (action === 'submit' && after.state === 'cosigning') hears.push(['signatureWanted', 'partners'])
  if (after.state === 'submitted' && (action === 'submit' || action === 'sign'))
    hears.push(['submitted', 'moderators'])
  return hears.flatMap(([kind, ...parties]) =>
    world.people
      .filter((person) => !person.disabled && person.id !== by?.id)
      .filter((person) =>
        parties.some((party) =>
          party === 'moderators'
            ? has(person, 'moderator')
            : audiences[party].some((agency) => writesFor(person, agency)),
        ),
      )
      .map((person) => ({ kind, to: person.id })),
  )
}
