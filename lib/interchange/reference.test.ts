import { describe, expect, it } from 'vitest'
import { openApiDocument } from './openapi.ts'
import { type ReferenceField, referenceOf } from './reference.ts'

describe('the reference of the API', () => {
  const document = openApiDocument()
  const reference = referenceOf(document)

  it('shows every operation with every parameter of the document', () => {
    const paths = document.paths as Record<string, { get: { parameters: { name?: string }[] } }>
    const shown = reference.groups.flatMap(({ operations }) => operations)
    expect(shown.map(({ path }) => path).sort()).toEqual(Object.keys(paths).sort())
    for (const { path, parameters } of shown)
      expect(parameters.map(({ name }) => name)).toEqual(
        paths[path]?.get.parameters.flatMap(({ name }) => name ?? []),
      )
  })

  it('shows every field of every record, those within others by their path', () => {
    const activity = reference.groups.find(({ name }) => name === 'activities')?.record
    expect(activity?.name).toBe('Activity')
    expect(find(activity?.fields, 'period.start')).toMatchObject({ type: 'month' })
    expect(find(activity?.fields, 'agencies[].role')).toMatchObject({ values: ['lead', 'partner'] })
    expect(find(activity?.fields, 'mentions')).toMatchObject({ type: 'AgencyReference[]' })
    for (const { record, name } of reference.groups)
      if (name !== 'inventory') expect(record?.fields.length, name).toBeGreaterThan(3)
  })

  it('shows the values of parameters that have a closed list of them', () => {
    const list = reference.groups.find(({ name }) => name === 'activities')?.operations[0]?.parameters
    expect(find(list, 'role')).toMatchObject({ type: 'string', values: ['lead', 'partner'] })
    expect(find(list, 'sort')?.values).toContain('oldest')
    expect(find(list, 'agency')?.values).toEqual([])
  })

  it('says what everything is', () => {
    const fields = reference.groups.flatMap(({ operations, record }) => [
      ...operations.flatMap(({ parameters }) => parameters),
      ...(record?.fields ?? []),
    ])
    for (const field of [...fields, ...reference.shared]) {
      expect(field.description, field.name).not.toBe('')
      expect(field.type, field.name).not.toMatch(/undefined|\[object|^$/)
    }
    expect(reference.answers.map(({ status }) => status)).toContain('429')
    const names = new Set(
      [...reference.types, ...reference.groups.flatMap(({ record }) => record ?? [])].map(({ name }) => name),
    )
    for (const { type } of fields)
      for (const [name = ''] of type.matchAll(/\b[A-Z]\w+/g)) expect(names, type).toContain(name)
  })

  it('is empty where a document is', () => {
    expect(referenceOf({})).toMatchObject({ groups: [], shared: [], types: [] })
  })
})

function find(fields: ReferenceField[] | undefined, name: string) {
  return fields?.find((field) => field.name === name)
}
