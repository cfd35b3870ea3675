-- Activities and stories by the words of their titles while these are being typed (lib/directory/titles.ts).
CREATE INDEX "search_documents_title_idx" ON "search_documents"
  USING GIN (to_tsvector('portal_simple'::regconfig, "title")) WHERE "kind" IN ('activity', 'story');
