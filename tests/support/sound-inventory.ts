import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { readInventory } from '../../lib/inventory/files.ts'

export type Files = Record<string, string>

export const period = 'periods/2009-10--2010-02.yaml'
export const activity = 'activities/rules.md'
export const story = 'stories/voices.md'
export const programme = 'programmes/spotlight.md'
export const countries = 'countries.yaml'

/** A small inventory without faults: one record of every kind, each referring to the others. */
export const sound: Files = {
  'regions.yaml':
    "- { code: '001', name: World }\n- { code: '035', name: South-eastern Asia, parent: '001' }\n",
  [countries]: "- { iso3: THA, m49: '764', name: Thailand, region: '035', alsoKnownAs: [Siam] }\n",
  'measures/policy.md':
    '---\nlabel: Support for policy development\nshortLabel: Policy\nkind: measure\nposition: 1\nlegacyIds:\n' +
    "  - { scheme: term, value: '72' }\n---\n\nPlans and strategies.\n",
  [period]: 'start: 2009-10\nend: 2010-02\n',
  'agencies/unodc.yaml':
    'acronym: UNODC\nname: United Nations Office on Drugs and Crime\nkind: secretariat\nsummary: It fights crime.\n' +
    'legacyIds:\n  - { scheme: item-guid, value: 58C9D736-2A12-4FF0-86D0-BF8BB7A89F1F }\n',
  'agencies/dpo.yaml':
    'acronym: DPO\nname: Department of Peace Operations\nkind: secretariat\nsummary: It keeps the peace.\nnames:\n' +
    '  - { name: Department of Peacekeeping Operations, acronym: DPKO, slug: dpko, until: 2019 }\n' +
    '  - { name: Department of Peace Operations, acronym: DPO, from: 2019 }\n',
  'mechanisms/icat.md':
    '---\nname: Coordination group\nsummary: It coordinates.\nmemberships:\n  - { agency: unodc, role: secretariat }\n---\n',
  [programme]:
    '---\nname: Spotlight\nsummary: A programme.\nkind: country\ninitiative: unodc\ncountries: [THA]\nagencies:\n' +
    '  - { agency: unodc, role: lead }\n---\n',
  [activity]:
    '---\ntitle: Rules drafted\nexcerpt: Experts drafted rules.\nperiod: { start: 2009-10, end: 2010-02 }\nlead: unodc\n' +
    'partners: [dpo]\nmeasures:\n  - { measure: policy, inferred: true }\nscope: national\ncountries: [THA]\n' +
    "regions: ['035']\nmechanisms: [icat]\nprogrammes: [spotlight]\nprovenance: { page: agency-unodc, entry: 1 }\nresults:\n" +
    '  - { key: experts, qualifier: exactly, value: 20, unit: experts, counted: met, asOf: 2009-11, source: UNODC }\n' +
    '---\r\n\r\nFirst paragraph.\r\n\r\nSecond paragraph.\r\n',
  [story]:
    '---\ntitle: Voices\nlede: They spoke.\nasOf: 2010-01\nagencies: [unodc]\nscope: global\nactivity: rules\n' +
    'provenance: { page: agency-unodc }\n---\nThe story.\n',
  'sources/agency-unodc.yaml': "title: UNODC\nentries:\n  - { entry: 1, about: Rules, numbers: ['18/1'] }\n",
}

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'inventory-'))
})

afterEach(async () => {
  await rm(root, { recursive: true })
})

export async function read(files: Files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return await readInventory(root)
}

export async function problemsOf(changes: Files) {
  const result = await read({ ...sound, ...changes })
  return result.ok ? [] : result.problems
}

/** The sound inventory's file with a part replaced; fails where the part is not there. */
export function changed(file: string, from: string, to: string): Files {
  const text = sound[file] ?? ''
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`)
  return { [file]: text.replace(from, to) }
}
