import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  // A month: how long a public page is served as it was when the database cannot be reached. How soon it is refreshed
  // stands in app/[locale]/layout.tsx.
  expireTime: 60 * 60 * 24 * 30,
  // Our own server says so of the pages that are made for each request (lib/server/next-pages.ts).
  htmlLimitedBots: /^portal-whole-page$/,
  experimental: {
    // A file of 10 MB with the form around it (lib/attachments/check.ts).
    serverActions: { bodySizeLimit: '11mb' },
    // Every activity has a page in six languages: those that were asked for live in bounded memory (Next's own
    // 50 MB, `cacheMaxMemorySize`), not on the disk.
    isrFlushToDisk: false,
  },
  // Our own server sends compressed bytes that are made once per page (lib/server/response.ts).
  compress: false,
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run check` looks at types; a first start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
}

// Messages are read and made ready by the build, not once more for every page.
const withMessages = createNextIntlPlugin({
  requestConfig: './lib/messages.ts',
  experimental: {
    messages: { path: './content/messages', format: 'json', locales: 'infer', precompile: true },
  },
})

export default withMessages(config)
