-- The numbers of the activities that a query matches, as one text of bytes. By the index, whatever the planner
-- expects: it does not know that to look into a long document costs more than to find its row, and with less memory
-- the index would be followed by a look into each of them.
CREATE FUNCTION "numbers_with"("query" tsquery) RETURNS bytea LANGUAGE sql STABLE
  SET "enable_seqscan" = off SET "work_mem" = '64MB' SET "jit" = off AS $$
  SELECT string_agg(int4send("number"), ''::bytea) FROM "search_documents"
  WHERE "kind" = 'activity' AND "document" @@ "query"
$$;
