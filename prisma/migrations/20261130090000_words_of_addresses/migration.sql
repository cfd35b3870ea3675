-- The words of addresses of activities: what an address that leads nowhere may have meant. All activities are too many
-- to compare each of them with it.
CREATE INDEX "activities_slug_words_idx" ON "activities"
  USING GIN (to_tsvector('portal_simple'::regconfig, replace("slug", '-', ' '))) WITH (gin_pending_list_limit = 128);

-- Activities whose addresses match a query, whichever the index has first. By the index, as in titles_with.
CREATE FUNCTION "addresses_with"("query" tsquery, "most" int)
  RETURNS TABLE ("slug" text, "title" text) LANGUAGE sql STABLE
  SET "enable_seqscan" = off SET "enable_indexscan" = off SET "jit" = off AS $$
  SELECT "slug", "title" FROM "activities"
  WHERE to_tsvector('portal_simple'::regconfig, replace("slug", '-', ' ')) @@ "query"
  LIMIT "most"
$$;
