-- Foreign residents of an office, whose permits end: a few rows of a large table. The days themselves stand in the
-- details (jsonb), which row-level security keeps out of index conditions, so the index finds the people, not the days.
-- Reads the table of persons once and locks it against writing for that long; the way back is to drop the index.
create index penduduk_asing on penduduk (kab) where kewarganegaraan = 'WNA' and upper_inf(tercatat);
