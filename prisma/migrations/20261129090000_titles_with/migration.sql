-- Activities and stories whose titles match a query, whichever the index has first. By the index, whatever the planner
-- expects: it takes the beginning of any word for a common one, and would read every title, in the order of the table or
-- of its keys, to find that none has it.
CREATE FUNCTION "titles_with"("query" tsquery, "most" int)
  RETURNS TABLE ("kind" "search_kind", "key" text, "title" text) LANGUAGE sql STABLE
  SET "enable_seqscan" = off SET "enable_indexscan" = off SET "jit" = off AS $$
  SELECT "kind", "key", "title" FROM "search_documents"
  WHERE "kind" IN ('activity', 'story') AND to_tsvector('portal_simple'::regconfig, "title") @@ "query"
  LIMIT "most"
$$;
