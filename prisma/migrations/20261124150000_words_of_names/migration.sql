-- Activities by the words of their titles and of the names that belong to them (weights A and B): what has a word
-- there stands before what has it in its text, and to look for it in whole documents would read each of them.
CREATE INDEX "search_documents_names_idx" ON "search_documents"
  USING GIN (ts_filter("document", '{a,b}')) WHERE "kind" = 'activity';

-- As "numbers_with", for these words alone.
CREATE FUNCTION "numbers_named_with"("query" tsquery) RETURNS bytea LANGUAGE sql STABLE
  SET "enable_seqscan" = off SET "work_mem" = '64MB' SET "jit" = off AS $$
  SELECT string_agg(int4send("number"), ''::bytea) FROM "search_documents"
  WHERE "kind" = 'activity' AND ts_filter("document", '{a,b}') @@ "query"
$$;
