import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { env } from '../env.ts'
import { installPackages, mayInstallPackages, run } from './packages.ts'
import { Stopped } from './steps.ts'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The Chromium for the end-to-end tests: the one in CHROMIUM_PATH, one that is installed, Playwright's own, which is
 * fetched where it can be, or the one of Debian and its like, installed where this is allowed. Throws `Stopped` with
 * what to do where there is none.
 */
export function findChromium(): string {
  const { CHROMIUM_PATH } = env()
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH
    throw new Stopped(
      `CHROMIUM_PATH is "${CHROMIUM_PATH}", and there is no such file. Write where Chromium is.`,
    )
  }
  return installed() ?? fetched() ?? fromPackages() ?? none()
}

function installed(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find((place) => existsSync(place))
}

function fetched(): string | undefined {
  process.stdout.write('Chromium is not installed: asking Playwright for it\n')
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  return installed()
}

function fromPackages(): string | undefined {
  if (!mayInstallPackages()) return undefined
  process.stdout.write('Playwright could not fetch it: installing the package chromium\n')
  installPackages(['chromium'])
  return installed()
}

function none(): never {
  throw new Stopped(
    'No Chromium was found for the end-to-end tests. Install one (apt-get install chromium, or npx playwright install chromium), or say where it is: CHROMIUM_PATH=/path/to/chromium npm test.',
  )
}
