import type { Actor } from '../../lib/auth/actor.ts'
import type { Database } from '../../lib/database/client.ts'
import type { ModelPerson, Role } from './model-facts.ts'
import { makePerson } from './people.ts'
import type { Random } from './random.ts'

/** Agencies that write in the model. */
export const agencies = ['dpo', 'un-women', 'unodc'] as const

/** Focal points of one and of two agencies, moderators with and without one, and people with several roles. */
const cast: { name: string; roles: Role[]; agencies: string[] }[] = [
  { name: 'Ada Unodc', roles: ['focal_point'], agencies: ['unodc'] },
  { name: 'Abe Unodc', roles: ['focal_point'], agencies: ['unodc'] },
  { name: 'Wim Women', roles: ['focal_point'], agencies: ['un-women'] },
  { name: 'Dan Dpo', roles: ['focal_point'], agencies: ['dpo'] },
  { name: 'Bo Both', roles: ['focal_point'], agencies: ['unodc', 'un-women'] },
  { name: 'Mo Derator', roles: ['moderator'], agencies: [] },
  { name: 'Sec Ond', roles: ['moderator'], agencies: [] },
  { name: 'Mia Women', roles: ['moderator'], agencies: ['un-women'] },
  { name: 'Max Unodc', roles: ['moderator', 'focal_point'], agencies: ['unodc'] },
  { name: 'Ad Min', roles: ['administrator'], agencies: [] },
  { name: 'Amy All', roles: ['administrator', 'moderator'], agencies: [] },
  { name: 'Au Ditor', roles: ['auditor'], agencies: [] },
  { name: 'Axel Dpo', roles: ['auditor', 'focal_point'], agencies: ['dpo'] },
  { name: 'Nob Ody', roles: [], agencies: ['dpo'] },
]

/** The same people for the model and for the portal. */
export class ModelPeople {
  readonly all: ModelPerson[] = []
  private readonly actors = new Map<string, Actor>()

  private constructor(private readonly client: Database) {}

  static async gather(client: Database): Promise<ModelPeople> {
    const people = new ModelPeople(client)
    for (const { name, roles, agencies } of cast) {
      const actor = await makePerson(client, { name, roles, agencies })
      people.actors.set(actor.personId, actor)
      people.all.push({ id: actor.personId, name, roles: [...roles], agencies, disabled: false })
    }
    return people
  }

  /** A person as a request that begins now would know them. */
  actorOf(person: ModelPerson): Actor {
    const actor = this.actors.get(person.id)
    if (!actor) throw new Error(`${person.name} is not of the cast.`)
    return { ...actor, roles: [...person.roles] }
  }

  /** Gives somebody a role, takes it, disables an account or lets it in again. */
  async changeSomebody(random: Random): Promise<void> {
    const person = random.oneOf(this.all)
    if (random.chance(0.3)) person.disabled = !person.disabled
    else {
      const role = random.oneOf(['focal_point', 'moderator', 'administrator', 'auditor'] as const)
      const original = cast.find(({ name }) => name === person.name)?.roles ?? []
      // Back to what they were more often than away from it, lest in the end all are everything.
      if (random.chance(0.7)) person.roles = [...original]
      else if (person.roles.includes(role)) person.roles = person.roles.filter((each) => each !== role)
      else person.roles.push(role)
    }
    await this.client.person.update({
      where: { id: person.id },
      data: { roles: person.roles, disabledAt: person.disabled ? new Date() : null },
    })
  }
}
