-- CreateIndex
CREATE INDEX "activities_updated_at_version_idx" ON "activities"("updated_at", "version");
