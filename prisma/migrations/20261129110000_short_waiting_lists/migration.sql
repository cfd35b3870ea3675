-- What is written is put aside for the indexes of words until there is enough of it, and each search reads it through.
-- PostgreSQL lets it grow to 4 MB where no vacuum comes before, and none comes by itself to the embedded database.
ALTER INDEX "search_documents_document_idx" SET (gin_pending_list_limit = 128);
ALTER INDEX "search_documents_title_idx" SET (gin_pending_list_limit = 128);
ALTER INDEX "search_documents_names_idx" SET (gin_pending_list_limit = 128);
ALTER INDEX "search_documents_others_idx" SET (gin_pending_list_limit = 128);
ALTER INDEX "search_words_word_idx" SET (gin_pending_list_limit = 128);
SELECT gin_clean_pending_list(to_regclass(name)) FROM unnest(ARRAY[
  'search_documents_document_idx', 'search_documents_title_idx', 'search_documents_names_idx',
  'search_documents_others_idx', 'search_words_word_idx']) AS name;
