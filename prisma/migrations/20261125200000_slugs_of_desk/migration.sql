-- Under /desk/admin/agencies/new and /desk/admin/measures/new stand the forms of new ones: nothing may have these
-- addresses (lib/reserved-slugs.ts has the same words).
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_slug_is_free" CHECK ("slug" NOT IN ('filtered', 'new'));
ALTER TABLE "measures" ADD CONSTRAINT "measures_slug_is_free" CHECK ("slug" NOT IN ('filtered', 'new'));
