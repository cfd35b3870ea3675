import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addFile, describeFile, removeFile } from '../../lib/attachments/mutations.ts'
import { findFile, findFiles } from '../../lib/attachments/queries.ts'
import { findActivity } from '../../lib/directory/activities.ts'
import { findPublishedFile } from '../../lib/directory/files.ts'
import { testDatabase } from '../support/database.ts'
import { startDesk } from '../support/desk.ts'
import { cameraSegment, jpegOf, pdfOf } from '../support/files.ts'

const { client } = await testDatabase('inventory')
const desk = await startDesk(client)
const { unodc, women, stranger, moderator, begin, carry } = desk

const pdf = { name: 'Report.pdf', bytes: pdfOf() }
const described = { label: 'Report of the training', alt: '' }

async function target(documentId: string) {
  const { lockVersion } = await client.document.findUniqueOrThrow({ where: { id: documentId } })
  return { documentId, lockVersion, key: randomUUID() }
}

/** What the text under way names. */
async function attachedTo(documentId: string) {
  const { content } = await client.workingCopy.findUniqueOrThrow({ where: { documentId } })
  return (content as { attachments: { token: string; label: string; alt: string }[] }).attachments
}

describe('a file', () => {
  it('is named by the text, private until it is published, and then readers have it', async () => {
    const id = await begin()
    expect(await addFile(unodc, { ...(await target(id)), ...described, file: pdf })).toEqual({ ok: true })
    const attached = await attachedTo(id)
    expect(attached).toMatchObject([described])
    const [{ token } = { token: '' }] = attached
    expect(token).toMatch(/^[\w-]{32}$/)
    expect(await findFiles(unodc, id, attached)).toMatchObject([
      { name: 'Report.pdf', mediaType: 'application/pdf' },
    ])

    expect((await findFile(unodc, token))?.bytes).toEqual(Uint8Array.from(pdf.bytes))
    for (const other of [women, stranger, moderator]) expect(await findFile(other, token)).toBeNull()
    expect(await findPublishedFile(token)).toBeNull()
    expect(await findFile(unodc, 'a'.repeat(32))).toBeNull()

    await carry(id, [[unodc, 'submit']])
    expect(await findFile(moderator, token)).not.toBeNull()
    expect(await findFile(stranger, token)).toBeNull()
    expect(await findPublishedFile(token)).toBeNull()

    await carry(id, [
      [moderator, 'claim'],
      [moderator, 'approve'],
      [moderator, 'publish'],
    ])
    expect(await findPublishedFile(token)).toMatchObject({
      label: described.label,
      alt: null,
      size: pdf.bytes.length,
    })
    const { slug } = await client.document.findUniqueOrThrow({ where: { id } })
    expect((await findActivity(slug ?? ''))?.files).toMatchObject([{ token, name: 'Report.pdf' }])
    await carry(id, [[moderator, 'unpublish', { reason: 'Asked for.' }]])
    expect(await findPublishedFile(token)).toBeNull()
  })

  it('that is a picture says what it shows, and not where it was taken', async () => {
    const id = await begin()
    const file = { name: 'IMG_1.JPG', bytes: jpegOf(cameraSegment) }
    expect(await addFile(unodc, { ...(await target(id)), ...described, file })).toEqual({
      ok: false,
      problems: [{ field: 'alt', key: 'missing' }],
    })
    const alt = 'Officers in a classroom'
    expect(await addFile(unodc, { ...(await target(id)), label: 'The course', alt, file })).toEqual({
      ok: true,
    })
    const [{ token } = { token: '' }] = await attachedTo(id)
    const kept = await findFile(unodc, token)
    expect(kept?.name).toBe('IMG_1.jpg')
    expect(Buffer.from(kept?.bytes ?? []).toString('latin1')).not.toContain('GPS')

    expect(await describeFile(unodc, { ...(await target(id)), token, label: '', alt: '' })).toEqual({
      ok: false,
      problems: [
        { field: 'label', key: 'missing' },
        { field: 'alt', key: 'missing' },
      ],
    })
    expect(await describeFile(unodc, { ...(await target(id)), token, label: 'Day 1', alt })).toEqual({
      ok: true,
    })
    expect(await attachedTo(id)).toEqual([{ token, label: 'Day 1', alt }])
  })

  it('that was taken away before it was handed over is gone for good, and else kept with what was', async () => {
    const id = await begin()
    await addFile(unodc, { ...(await target(id)), ...described, file: pdf })
    const [{ token } = { token: '' }] = await attachedTo(id)
    for (const other of ['', `${token}\0`, '\ud800'])
      expect(await removeFile(unodc, { ...(await target(id)), token: other })).toEqual({
        ok: false,
        reason: 'notFound',
      })
    expect(await removeFile(unodc, { ...(await target(id)), token })).toEqual({ ok: true })
    expect(await client.attachment.count({ where: { documentId: id } })).toBe(0)

    await addFile(unodc, { ...(await target(id)), ...described, file: pdf })
    const [{ token: second } = { token: '' }] = await attachedTo(id)
    await carry(id, [
      [unodc, 'submit'],
      [unodc, 'withdraw'],
    ])
    await removeFile(unodc, { ...(await target(id)), token: second })
    expect(await attachedTo(id)).toEqual([])
    expect(await client.attachment.count({ where: { documentId: id } })).toBe(1)
  })

  it.each([
    [
      'of no kind that is taken',
      { file: { name: 'a.pdf', bytes: Buffer.from('<html>') } },
      { field: 'file', key: 'kind' },
    ],
    ['that is none', { file: null }, { field: 'file', key: 'missing' }],
    ['that is empty', { file: { name: 'a.pdf', bytes: Buffer.alloc(0) } }, { field: 'file', key: 'missing' }],
    ['without words', { label: '  ' }, { field: 'label', key: 'missing' }],
    ['with too many words', { label: 'a'.repeat(161) }, { field: 'label', key: 'tooLong' }],
  ])('%s is refused, and nothing is kept', async (_, changed, problem) => {
    const id = await begin()
    expect(await addFile(unodc, { ...(await target(id)), ...described, file: pdf, ...changed })).toEqual({
      ok: false,
      problems: [problem],
    })
    expect(await client.attachment.count({ where: { documentId: id } })).toBe(0)
  })

  it('is added by owners, to a text that can be changed, as they saw it', async () => {
    const id = await begin()
    expect(await addFile(stranger, { ...(await target(id)), ...described, file: pdf })).toEqual({
      ok: false,
      reason: 'notFound',
    })
    const seen = await target(id)
    await carry(id, [[unodc, 'save', { content: { title: 'Another' } }]])
    expect(await addFile(unodc, { ...seen, ...described, file: pdf })).toEqual({ ok: false, reason: 'stale' })
    expect(await client.attachment.count({ where: { documentId: id } })).toBe(0)
    const sent = await desk.submitted()
    expect(await addFile(unodc, { ...(await target(sent)), ...described, file: pdf })).toEqual({
      ok: false,
      reason: 'notNow',
    })
  })

  it('is one of twenty at most', async () => {
    const id = await begin()
    for (let count = 0; count < 20; count += 1)
      expect(await addFile(unodc, { ...(await target(id)), ...described, file: pdf })).toEqual({ ok: true })
    expect(await addFile(unodc, { ...(await target(id)), ...described, file: pdf })).toEqual({
      ok: false,
      problems: [{ field: 'file', key: 'tooMany' }],
    })
  })

  it('sent twice is there once', async () => {
    const id = await begin()
    const sent = { ...(await target(id)), ...described, file: pdf }
    expect(await addFile(unodc, sent)).toEqual({ ok: true })
    expect(await addFile(unodc, sent)).toEqual({ ok: true })
    expect(await attachedTo(id)).toHaveLength(1)
    expect(await client.attachment.count({ where: { documentId: id } })).toBe(1)
  })

  it('of one text cannot be named by another', async () => {
    const id = await begin()
    await addFile(unodc, { ...(await target(id)), ...described, file: pdf })
    const attachments = await attachedTo(id)
    const other = await desk.published({ attachments })
    expect(await client.publishedFile.count({ where: { activityId: other } })).toBe(0)
    expect(await findFiles(unodc, other, attachments)).toEqual([])
  })
})
