-- Margin notes: what became of an entry in a civil register. The entry itself is never changed, nor is a note.
-- Writers of dokumen wait while its index is made, seconds for a million rows; the way back is to drop the table and the index.
create table catatan_pinggir (
    id        uuid  primary key,
    akta      uuid  not null,
    kode      text  not null,
    tanggal   date  not null,
    kab       int   not null,
    isi       jsonb not null,
    peristiwa uuid  not null
);
create index catatan_pinggir_akta on catatan_pinggir (akta);
create index dokumen_akta on dokumen (akta) where akta is not null;

alter table catatan_pinggir enable row level security;
alter table catatan_pinggir force row level security;
create policy pemilik on catatan_pinggir to current_user using (true) with check (true);
create policy wilayah on catatan_pinggir to adminduk_web, adminduk_pekerja
    using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
    with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy auditor on catatan_pinggir for select to adminduk_auditor using (true);
-- As for the acts themselves: a resident gets the document that was made of them.
create policy sendiri on catatan_pinggir as restrictive to adminduk_web using (
    (select nullif(current_setting('app.orang', true), '')) is null);
grant select on catatan_pinggir to adminduk_web, adminduk_pekerja, adminduk_auditor;
grant insert on catatan_pinggir to adminduk_web, adminduk_pekerja;
