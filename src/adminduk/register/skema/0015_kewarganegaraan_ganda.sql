-- Children with two citizenships of an office, who have to choose one: a handful of rows of a large table.
-- Reads the table of persons once and locks it against writing for that long; the way back is to drop the index.
create index penduduk_ganda on penduduk (kab)
    where kewarganegaraan = 'DUA KEWARGANEGARAAN' and upper_inf(tercatat);
