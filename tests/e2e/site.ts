import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as base, expect, type Page } from '@playwright/test'

/** One address of each kind of public page. */
export const kindsOfPage = {
  home: '/',
  agencies: '/agencies',
  agency: '/agencies/unodc',
  'agency, narrowed': '/agencies/unodc?measure=policy',
  activities: '/activities',
  'activities, narrowed': '/activities?agency=unodc&country=mex&q=training',
  'activities, nothing found': '/activities?q=zzzzzz',
  'map of activities': '/activities/map',
  'map of activities, narrowed': '/activities/map?country=mex&measure=policy',
  timeline: '/activities/timeline',
  'timeline by agency': '/activities/timeline?by=agency&measure=training',
  activity: '/activities/police-training-in-southern-africa',
  'joint activity': '/activities/global-focal-point-joint-work',
  periods: '/periods',
  period: '/periods/2009-10--2010-02',
  measures: '/measures',
  measure: '/measures/training',
  mechanisms: '/mechanisms',
  mechanism: '/mechanisms/icat',
  programmes: '/programmes',
  programme: '/programmes/spotlight-mexico',
  results: '/results',
  'results, narrowed': '/results?country=mex',
  'map of results': '/results/map',
  'charts of results': '/results/charts?by=country',
  'mechanisms and members': '/mechanisms/matrix',
  'members together': '/mechanisms/matrix?by=agency',
  countries: '/countries',
  country: '/countries/mex',
  'country without anything': '/countries/che',
  stories: '/stories',
  story: '/stories/mexico-laws-against-femicide',
  search: '/search',
  'search, found': '/search?q=UNIFEM+training+police+Balkans+2011',
  'search, nothing found': '/search?q=trafiking',
  data: '/data',
  reference: '/data/reference',
  'where a former address leads': '/activities?agency=unodc&former=period-94',
  about: '/about',
  accessibility: '/accessibility',
  privacy: '/privacy',
  methodology: '/methodology',
  'alert, new': '/alerts?agency=unodc',
  'alert, asked for': '/alerts/requested',
  'alert, ended': '/alerts/ended',
  'alert that is gone': '/alerts/none',
  'kept mail': '/dev/mail',
  'missing page': '/agencies/unodd',
} as const

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * A page on which nothing may go wrong unseen: an error in the console (a refused script among them),
 * or a request to anybody else, fails the test. What a test provokes itself it says in `provoked`.
 */
export const test = base.extend<{ page: Page; provoked: RegExp }>({
  // Chromium reports the status of the page itself; tests of missing and refused pages look at it.
  provoked: [/the server responded with a status of 4(?:[01]4|09|10|22)/, { option: true }],
  page: async ({ page, baseURL, provoked }, use) => {
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !provoked.test(message.text())) faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      const { origin } = new URL(request.url())
      if (origin !== new URL(baseURL ?? '').origin && !request.isNavigationRequest())
        faults.push(`request to ${origin}`)
    })
    await use(page)
    expect(faults).toEqual([])
  },
})

export { expect }

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** What axe finds against WCAG 2.2 A and AA and its own best practices, in words. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
    return (await axe.run()).violations
  })
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`,
  )
}

/** How far the page can be scrolled sideways, in pixels. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
