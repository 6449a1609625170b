-- Death acts of an office by their day: what the burial registers of its villages are compared with.
-- Reads the table of acts once and locks it against writing for that long; the way back is to drop the index.
create index akta_kematian on akta (kab, tanggal) where jenis = 'KEMATIAN';
