import type english from './content/messages/en.json'
import type { Locale } from './lib/locales.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof english
  }
}
