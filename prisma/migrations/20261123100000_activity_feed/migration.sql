-- The feed lists what changed last, first.
-- CreateIndex
CREATE INDEX "activities_updated_at_number_idx" ON "activities"("updated_at" DESC, "number" DESC);
