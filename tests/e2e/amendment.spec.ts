import type { Page } from '@playwright/test'
import { database } from '../../lib/database/client.ts'
import { activityAfter, carry, closeDesk, openDesk, signInAs } from './desk.ts'
import { accessibilityViolations, expect, sidewaysOverflow, test } from './site.ts'

test.beforeAll(openDesk)
test.afterAll(closeDesk)

const amendmentOf = (id: string) => `/desk/moderation/${id}/amendment`
const label = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const save = (page: Page) =>
  page.getByRole('button', { name: 'Save as the next revision', includeHidden: false }).last().click()

/** A text in review, led by UNODC with UN Women as its partner. */
async function reviewed(): Promise<string> {
  const { id } = await activityAfter(
    [
      ['unodc', 'submit'],
      ['women', 'sign'],
      ['moderator', 'claim'],
    ],
    { partners: ['un-women'], legacyIds: [] },
  )
  return id
}

async function currentText(documentId: string) {
  const { currentRevision } = await database().document.findUniqueOrThrow({
    where: { id: documentId },
    include: { currentRevision: true },
  })
  return { number: currentRevision?.number, content: currentRevision?.content as Record<string, unknown> }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('a moderator mends any part of a text, and nothing typed is lost on the way', async ({ page }) => {
      const id = await reviewed()
      await signInAs(page, 'moderator')
      await page.goto(amendmentOf(id))
      await expect(page.getByRole('group', { name: 'Partner agencies' })).toContainText('Only UNODC')

      await label(page, 'Content note').fill('Tells of violence in prison.')
      await label(page, 'Language of the text').selectOption('es')
      await label(page, 'Title').fill('')
      await page.getByRole('radio', { name: 'Regional', exact: true }).check()
      await page.getByRole('button', { name: 'Add a link' }).click()
      if (!javaScriptEnabled) await page.getByRole('link', { name: 'Go to the entry that was added' }).click()
      const link = page.getByRole('group', { name: 'Link 1' })
      await link.getByLabel('Words of the link').fill('The rules')
      await link.getByLabel('Address').fill('https://www.unodc.org/rules')
      await page.getByRole('button', { name: 'Add a number' }).click()
      await page.getByRole('group', { name: 'Number 1' }).getByLabel('Number', { exact: true }).fill('a few')
      await save(page)

      const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
      await expect(summary).toBeFocused()
      await summary.getByRole('link', { name: 'Write a number in figures' }).click()
      const number = page.getByRole('group', { name: 'Number 1' }).getByLabel('Number', { exact: true })
      await expect(number).toBeFocused()
      await expect(number).toHaveValue('a few')
      await page.getByRole('button', { name: 'Remove Number 1' }).click()
      await expect(number).toHaveCount(0)
      await save(page)

      await expect(summary).toBeFocused()
      await expect(label(page, 'Content note')).toHaveValue('Tells of violence in prison.')
      await expect(link.getByLabel('Address')).toHaveValue('https://www.unodc.org/rules')
      await summary.getByRole('link', { name: 'Enter a title' }).click()
      await expect(label(page, 'Title')).toBeFocused()
      await label(page, 'Title').fill('Officers trained')
      const before = await currentText(id)
      await save(page)

      await expect(page).toHaveURL(`/desk/moderation/${id}?done=amend`)
      await expect(page.getByRole('status')).toContainText('Your edit is the next revision.')
      const after = await currentText(id)
      expect(after.number).toBe((before.number ?? 0) + 1)
      expect(after.content).toEqual({
        ...before.content,
        title: 'Officers trained',
        contentNote: 'Tells of violence in prison.',
        language: 'es',
        scope: 'regional',
        links: [{ label: 'The rules', url: 'https://www.unodc.org/rules' }],
      })
      await signInAs(page, 'second')
      await page.goto(`/desk/moderation/${id}`)
      await expect(page.getByRole('button', { name: /^Approve/ })).toBeVisible()
    })

    test('two moderators who mend one text see both versions', async ({ page }) => {
      const id = await reviewed()
      await signInAs(page, 'moderator')
      await page.goto(amendmentOf(id))
      await label(page, 'Title').fill('The title of the first')
      const { content } = await currentText(id)
      await carry(id, [['second', 'amend', { content: { ...content, contentNote: 'Of the second.' } }]])
      await save(page)

      await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible()
      const title = page.getByRole('group', { name: 'Title' })
      await expect(title).toContainText('The title of the first')
      await title.getByLabel('Yours').check()
      await page.getByRole('group', { name: 'Content note' }).getByLabel('Theirs, as saved').check()
      await page.getByRole('button', { name: 'Save what I chose' }).click()
      await expect(page).toHaveURL(`/desk/moderation/${id}?done=amend`)
      expect((await currentText(id)).content).toEqual({
        ...content,
        title: 'The title of the first',
        contentNote: 'Of the second.',
      })
    })

    test('what somebody else did without another text leaves what was typed in its place', async ({
      page,
    }) => {
      const id = await reviewed()
      await signInAs(page, 'moderator')
      await page.goto(amendmentOf(id))
      await label(page, 'Content note').fill('Tells of violence in prison.')
      await carry(id, [['second', 'claim']])
      await save(page)
      await expect(page.getByRole('alert').filter({ hasText: 'Somebody was there first' })).toBeFocused()
      await expect(label(page, 'Content note')).toHaveValue('Tells of violence in prison.')
      await save(page)
      await expect(page).toHaveURL(`/desk/moderation/${id}?done=amend`)
    })

    test('an edit that is sent when the session has ended is kept', async ({ page, context }) => {
      const id = await reviewed()
      await signInAs(page, 'moderator')
      await page.goto(amendmentOf(id))
      await label(page, 'Content note').fill('Tells of violence in prison.')
      const session = await context.cookies()
      await context.clearCookies()
      await save(page)
      await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
      await context.addCookies(session)
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(page).toHaveURL(`/desk/moderation/${id}?done=amend`)
      expect((await currentText(id)).content).toMatchObject({ contentNote: 'Tells of violence in prison.' })
    })
  })
}

test('the form fits, can be read aloud, and runs from right to left', async ({ page }) => {
  const id = await reviewed()
  await signInAs(page, 'moderator')
  for (const prefix of ['', '/ar'])
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${prefix}${amendmentOf(id)}`)
      await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible()
      await label(page, 'Title').fill('')
      await save(page)
      await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
      expect(await sidewaysOverflow(page), `${prefix} at ${width}`).toBeLessThanOrEqual(0)
      expect(await accessibilityViolations(page), `${prefix} at ${width}`).toEqual([])
    }
})
