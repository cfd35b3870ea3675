-- What is no activity, by its words: a few hundred documents, which the index of all of them finds among a million.
CREATE INDEX "search_documents_others_idx" ON "search_documents" USING GIN ("document") WHERE "kind" <> 'activity';
