/** The OpenAPI document as a page for people shows it. All texts are those of the document, in English. */
export type Reference = {
  server: string
  version: string
  description: string
  /** One for each tag, in the order of the document. */
  groups: ReferenceGroup[]
  /** Parameters that many operations share. */
  shared: ReferenceField[]
  answers: { status: string; description: string }[]
  /** Shapes that fields refer to. */
  types: { name: string; fields: ReferenceField[] }[]
}

export type ReferenceGroup = {
  name: string
  operations: { method: string; path: string; summary: string; parameters: ReferenceField[] }[]
  /** What one record holds; null where an answer is no record. */
  record: { name: string; fields: ReferenceField[] } | null
}

/** A parameter, or a field by its path: `agencies[].role` is one of each item of a list. */
export type ReferenceField = {
  name: string
  /** As in `string`, `date-time`, `Term[]`, `string | null`. */
  type: string
  description: string
  values: string[]
  example: string | null
}

type Node = { [key: string]: unknown }

/** Reads what there is to show out of an OpenAPI 3.1 document; what the document lacks is empty. */
export function referenceOf(document: Node): Reference {
  const info = nodeOf(document.info)
  const components = nodeOf(document.components)
  const schemas = nodeOf(components.schemas)
  const operations = Object.entries(nodeOf(document.paths)).flatMap(([path, item]) =>
    Object.entries(nodeOf(item)).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: nodeOf(operation),
    })),
  )
  const tags = [...new Set(operations.map(({ operation }) => String(listOf(operation.tags)[0])))]
  const groups = tags.map((name): ReferenceGroup => {
    const own = operations.filter(({ operation }) => listOf(operation.tags)[0] === name)
    const record = own.map(({ operation }) => recordNameOf(operation)).find((found) => found !== null) ?? null
    return {
      name,
      operations: own.map(({ method, path, operation }) => ({
        method,
        path,
        summary: String(operation.summary ?? ''),
        parameters: listOf(operation.parameters)
          .map(nodeOf)
          .filter((parameter) => parameter.$ref === undefined)
          .map(parameterOf),
      })),
      record: record === null ? null : { name: record, fields: fieldsOf(nodeOf(schemas[record])) },
    }
  })
  const shown = new Set(groups.map(({ record }) => record?.name))
  return {
    server: String(nodeOf(listOf(document.servers)[0]).url ?? ''),
    version: String(info.version ?? ''),
    description: String(info.description ?? ''),
    groups,
    shared: Object.values(nodeOf(components.parameters)).map((parameter) => parameterOf(nodeOf(parameter))),
    answers: Object.entries(nodeOf(components.responses)).map(([name, response]) => ({
      status: name.replace(/\D/g, ''),
      description: String(nodeOf(response).description ?? ''),
    })),
    types: Object.entries(schemas)
      .filter(([name]) => !shown.has(name))
      .map(([name, schema]) => ({ name, fields: fieldsOf(nodeOf(schema)) })),
  }
}

function parameterOf(parameter: Node): ReferenceField {
  const schema = nodeOf(parameter.schema)
  const items = nodeOf(schema.items)
  const [example] = Array.isArray(parameter.example) ? parameter.example : [parameter.example]
  return {
    name: String(parameter.name),
    // A repeated parameter is a list to a program; what people write is one value.
    type: typeOf(schema.type === 'array' ? items : schema),
    description: String(parameter.description ?? ''),
    values: valuesOf(schema.type === 'array' ? items : schema),
    example: example === undefined ? null : String(example),
  }
}

/** The fields of an object with those of the objects in it, as deep as they are written out. */
function fieldsOf(schema: Node, before = ''): ReferenceField[] {
  return Object.entries(nodeOf(schema.properties)).flatMap(([key, value]) => {
    const field = nodeOf(value)
    const name = before + key
    const inner = objectIn(field)
    return [
      {
        name,
        type: typeOf(field),
        description: String(field.description ?? ''),
        values: valuesOf(field),
        example: null,
      },
      ...(inner ? fieldsOf(inner, `${name}${field.type === 'array' ? '[]' : ''}.`) : []),
    ]
  })
}

function objectIn(schema: Node): Node | null {
  const object = schema.type === 'array' ? nodeOf(schema.items) : schema
  return object.properties ? object : null
}

function typeOf(schema: Node): string {
  if (typeof schema.$ref === 'string') return nameOf(schema.$ref)
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((choice) => typeOf(nodeOf(choice))).join(' | ')
  if (schema.type === 'array') return `${typeOf(nodeOf(schema.items))}[]`
  if (Array.isArray(schema.type))
    return schema.type.map((type) => (type === 'null' ? 'null' : (schema.format ?? type))).join(' | ')
  return String(schema.format ?? schema.type ?? 'string')
}

function valuesOf(schema: Node): string[] {
  return listOf(schema.enum)
    .filter((value) => value !== null)
    .map(String)
}

/** The name of the schema that an answer of the operation is made of. */
function recordNameOf(operation: Node): string | null {
  const content = nodeOf(nodeOf(nodeOf(operation.responses)['200']).content)
  const { data } = nodeOf(nodeOf(nodeOf(content['application/json']).schema).properties)
  const row = nodeOf(nodeOf(data).items ?? data)
  const reference = [row, ...listOf(row.anyOf).map(nodeOf)].find(({ $ref }) => typeof $ref === 'string')?.$ref
  return typeof reference === 'string' ? nameOf(reference) : null
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? reference
}

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
