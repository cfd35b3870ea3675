-- An address such as /activities/map shows a view of the list: nothing may have it for a slug
-- (lib/reserved-slugs.ts has the same words for whoever can be told earlier).
ALTER TABLE "activities" ADD CONSTRAINT "activities_slug_is_free"
  CHECK ("slug" NOT IN ('filtered', 'map', 'timeline'));
ALTER TABLE "mechanisms" ADD CONSTRAINT "mechanisms_slug_is_free"
  CHECK ("slug" NOT IN ('filtered', 'matrix'));
