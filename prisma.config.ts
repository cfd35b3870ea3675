import { defineConfig } from 'prisma/config'
import { databaseUrl } from './lib/database/connection.ts'

/** For `npx prisma …` by hand. The portal itself migrates without this command (lib/database/migrate.ts). */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node --import tsx prisma/seed.ts' },
  datasource: { url: urlIfKnown() },
})

/** Generating needs no database. */
function urlIfKnown(): string {
  try {
    return databaseUrl()
  } catch {
    return ''
  }
}
