-- Data keys, each wrapped by a key that is not in this database (ADR 0026). Makes one new table, locks nothing that is in
-- use, takes no time; the way back, before anything is sealed, is to drop the table. After that there is none.

create table kunci_data (
    id      int         generated always as identity primary key,  -- stands in every value it seals
    tabel   text        not null,
    kab     int         not null,  -- 0: of no kabupaten
    tahun   smallint    not null,
    versi   smallint    not null,
    kek     text        not null,
    bungkus bytea       not null,
    dibuat  timestamptz not null default clock_timestamp(),
    pensiun timestamptz,           -- opens, seals nothing new
    unique (tabel, kab, tahun, versi),
    check (tabel !~ '[|]')
);
alter table kunci_data enable row level security;
alter table kunci_data force row level security;
create policy pemilik on kunci_data to current_user using (true) with check (true);
-- What is here opens nothing without the key outside. A page may need that of another kabupaten: a paper is verified anywhere.
create policy baca on kunci_data for select to adminduk_web, adminduk_pekerja using (true);
create policy tambah on kunci_data for insert to adminduk_web, adminduk_pekerja with check (pensiun is null);
grant select, insert on kunci_data to adminduk_web, adminduk_pekerja;
