import { z } from 'zod'
import english from '../../content/messages/en.json'
import { env } from '../env.ts'
import { formatNames, formats } from './formats.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import {
  commonParameters,
  headerRefs,
  headers,
  type Json,
  pageLinks,
  pageMeta,
  problemResponses,
  problemSchema,
  ref,
} from './openapi-parts.ts'
import type { Parameter } from './parameters.ts'
import { published } from './parts.ts'

/** The description of the API (OpenAPI 3.1), made from the schemas that read the query and describe the rows. */
export function openApiDocument(): Json {
  const server = `${env().SITE_URL}/api/v1`
  return {
    openapi: '3.1.1',
    info: {
      title: english.site.tagline,
      version: '1',
      description:
        'Open data of the inventory: read-only, without a key, open to any origin. Fields may be added; none is taken away within version 1.',
      license: { name: 'CC BY 3.0 IGO', url: 'https://creativecommons.org/licenses/by/3.0/igo/' },
    },
    servers: [{ url: server }],
    paths: {
      ...Object.fromEntries(kinds.flatMap((kind) => [listPath(kind), recordPath(kind)])),
      '/inventory.zip': inventoryPath,
    },
    components: {
      schemas: { ...rowSchemas(), Problem: problemSchema },
      parameters: commonParameters,
      headers,
      responses: problemResponses,
    },
  }
}

/** Schemas by name, referring to each other; what only validators need is left out for people's sake. */
function rowSchemas(): Json {
  const { schemas } = z.toJSONSchema(published, {
    io: 'output',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    },
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema as Json]),
  )
}

function listPath(kind: Kind): [string, Json] {
  const rows = {
    type: 'array',
    items: { anyOf: [ref('schemas', kind.schemaName), chosenOnly(kind)] },
  }
  const filters = Object.entries(kind.filters).map(([name, parameter]) => queryParameter(name, parameter))
  return [
    `/${kind.name}`,
    {
      get: {
        operationId: `list${capital(kind.name)}`,
        summary: kind.description,
        tags: [kind.name],
        parameters: [
          ...filters,
          fieldsParameter(kind),
          ...['format', 'limit', 'cursor', 'ifNoneMatch'].map((name) => ref('parameters', name)),
        ],
        responses: {
          '200': {
            description:
              'The rows that match: a page as JSON, or without limit all of them in another format.',
            headers: headerRefs('ETag', 'Link', 'RateLimit', 'RateLimit-Policy'),
            content: content({
              type: 'object',
              required: ['data', 'meta', 'links'],
              properties: { data: rows, meta: pageMeta, links: pageLinks },
            }),
          },
          ...refusals(['304', '400', '406', '429', '503']),
        },
      },
    },
  ]
}

function recordPath(kind: Kind): [string, Json] {
  return [
    `/${kind.name}/{key}`,
    {
      get: {
        operationId: `get${capital(kind.schemaName)}`,
        summary: `One ${kind.one}.`,
        tags: [kind.name],
        parameters: [
          {
            name: 'key',
            in: 'path',
            required: true,
            description: `Identifier or slug of the ${kind.one}.`,
            schema: { type: 'string' },
            ...(kind.example && { example: kind.example }),
          },
          fieldsParameter(kind),
          ...['format', 'ifNoneMatch'].map((name) => ref('parameters', name)),
        ],
        responses: {
          '200': {
            description: `The ${kind.one}.`,
            headers: headerRefs('ETag', 'RateLimit', 'RateLimit-Policy'),
            content: content({
              type: 'object',
              required: ['data', 'links'],
              properties: {
                data: { anyOf: [ref('schemas', kind.schemaName), chosenOnly(kind)] },
                links: {
                  type: 'object',
                  required: ['self'],
                  properties: { self: { type: 'string', format: 'uri' } },
                },
              },
            }),
          },
          ...refusals(['304', '400', '404', '406', '410', '429', '503']),
        },
      },
    },
  ]
}

const inventoryPath: Json = {
  get: {
    operationId: 'getInventory',
    summary: 'The whole inventory in one archive: CSV of every kind, data dictionary, licence and checksums.',
    tags: ['inventory'],
    parameters: [ref('parameters', 'ifNoneMatch')],
    responses: {
      '200': {
        description: 'A ZIP archive.',
        headers: headerRefs('ETag', 'RateLimit', 'RateLimit-Policy'),
        content: { 'application/zip': {} },
      },
      ...refusals(['304', '429', '503']),
    },
  },
}

function queryParameter(name: string, { schema, description, example }: Parameter): Json {
  const { $schema: _, ...values } = z.toJSONSchema(schema, { io: 'input' })
  return {
    name,
    in: 'query',
    description,
    style: 'form',
    explode: true,
    schema: values,
    ...(example && { example: [example] }),
  }
}

function fieldsParameter(kind: Kind): Json {
  return {
    name: 'fields',
    in: 'query',
    description: 'The fields to give out, with commas between; all where it is left out.',
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string', enum: Object.keys(kind.schema.shape) } },
  }
}

/** What is given out with `fields`: those that were asked for and no others. */
function chosenOnly(kind: Kind): Json {
  return {
    type: 'object',
    description: 'With fields: those that were asked for.',
    propertyNames: { enum: Object.keys(kind.schema.shape) },
  }
}

function refusals(statuses: string[]): Json {
  return Object.fromEntries(statuses.map((status) => [status, ref('responses', `status${status}`)]))
}

function content(schema: Json): Json {
  const flat = formatNames.filter((name) => name !== 'json').map((name) => [formats[name].mediaType, {}])
  return { [formats.json.mediaType]: { schema }, ...Object.fromEntries(flat) }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
