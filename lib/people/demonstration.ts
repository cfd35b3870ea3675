import { recordEvent } from '../audit/record.ts'
import type { PrismaClient } from '../database/generated/client.ts'
import type { Role } from '../database/generated/enums.ts'

type DemoAccount = { email: string; name: string; roles: Role[]; agencies: string[] }

/** The accounts of a demonstration. Everybody knows them, and whoever reaches the portal can read their mail. */
export const demoAccounts: DemoAccount[] = [
  account('focal.unodc', 'Focal point of UNODC', 'focal_point', ['unodc']),
  account('focal.unwomen', 'Focal point of UN Women', 'focal_point', ['un-women']),
  account('focal.dpo', 'Focal point of DPO', 'focal_point', ['dpo']),
  account('moderator', 'Moderator', 'moderator'),
  account('moderator2', 'Second moderator', 'moderator'),
  account('admin', 'Administrator', 'administrator'),
]

/** Makes those that are missing; those that were changed are left as they are. Returns how many were made. */
export async function ensureDemoAccounts(client: PrismaClient): Promise<number> {
  return client.$transaction(async (tx) => {
    const known = await tx.person.findMany({
      where: { email: { in: demoAccounts.map(({ email }) => email) } },
      select: { email: true },
    })
    const missing = demoAccounts.filter(({ email }) => !known.some((person) => person.email === email))
    for (const { agencies, ...person } of missing) {
      const found = await tx.agency.findMany({ where: { slug: { in: agencies } }, select: { id: true } })
      const { id } = await tx.person.create({
        data: { ...person, assignments: { create: found.map(({ id: agencyId }) => ({ agencyId })) } },
      })
      const data = { person: id, roles: person.roles, agencies, by: 'demonstration' }
      await recordEvent(tx, { kind: 'person.invite', at: new Date(), personId: null, data })
    }
    return missing.length
  })
}

function account(local: string, name: string, role: Role, agencies: string[] = []): DemoAccount {
  return { email: `${local}@demo.example`, name, roles: [role], agencies }
}
