-- Regions with validity, and what lies below the village.
-- Regions are public: no row-level security on them. Filled by register.wilayah.muat, never by hand; takes under a second
-- on an empty database; the way back is to drop the tables named here.

create extension if not exists pg_trgm;

-- One row for each period in which a code had one name. Dates are inclusive; sejak null: from before the register
-- began, sampai null: in force.
create table wilayah (
    kode     bigint  not null,
    jenis    text    not null,
    nama     text    not null,
    induk    bigint,
    sejak    date,
    sampai   date,
    kode_pos char(5),
    -- Words of a village in force and of the regions around it, lower case, one space before each: what the picker searches.
    cari     text,
    constraint satu_nama_pada_satu_waktu exclude using gist (kode with =, daterange(sejak, sampai, '[]') with &&),
    check (jenis in ('provinsi', 'kabupaten', 'kota', 'kecamatan', 'kelurahan', 'desa', 'desa adat')),
    check (length(kode::text) = case when jenis = 'provinsi' then 2 when jenis in ('kabupaten', 'kota') then 4
                                     when jenis = 'kecamatan' then 6 else 10 end),
    check ((induk is null) = (jenis = 'provinsi')),
    check ((kode_pos is not null) = (length(kode::text) = 10)),
    check (kode_pos ~ '^[0-9]{5}$')
);
create unique index wilayah_berlaku on wilayah (kode) where sampai is null;
create index wilayah_kode on wilayah (kode);
create index wilayah_induk on wilayah (induk, nama) where sampai is null;
-- The trigram index on cari is made by register.wilayah.muat after the first load, which takes half the time so.
create index wilayah_awalan on wilayah (cari text_pattern_ops) where cari is not null;

-- What became of a code that ended; several successors after a split.
create table wilayah_penerus (
    lama  bigint not null,
    baru  bigint not null,
    sejak date   not null,
    cara  text   not null,  -- how the pair was found: by name, or by place in the list
    primary key (lama, baru)
);

-- Which lists were loaded, so that a start reads nothing that is already here.
create table wilayah_muatan (
    sidik text        primary key,
    pada  timestamptz not null default now()
);

-- Dusun, RW, RT and the like: no national code exists, each office keeps those of its villages. Two time axes as all
-- state of the register (KEPUTUSAN 4); the only update closes tercatat.
create table satuan_lokal (
    id       uuid      not null,
    masa     daterange not null,
    tercatat tstzrange not null,
    desa     bigint    not null,
    kab      int       not null generated always as ((desa / 1000000)::int) stored,
    jenis    text      not null,
    nama     text      not null,
    induk    uuid,
    oleh     uuid      not null,
    constraint satu_keadaan_satuan_lokal exclude using gist (id with =, masa with &&) where (upper_inf(tercatat)),
    constraint satu_nama_satuan_lokal exclude using gist (
        desa with =, jenis with =, coalesce(induk, '00000000-0000-0000-0000-000000000000') with =, lower(nama) with =,
        masa with &&) where (upper_inf(tercatat)),
    check (jenis in ('dusun', 'kampung', 'dukuh', 'nagari', 'banjar', 'jorong', 'lingkungan', 'RW', 'RT')),
    check (nama = btrim(nama) and nama <> '' and length(nama) <= 60 and nama !~ '[[:cntrl:]]'),
    check (jenis not in ('RW', 'RT') or nama ~ '^[0-9]{3}$'),
    check (not isempty(masa)),
    check (induk <> id)
);
create index satuan_lokal_desa on satuan_lokal (desa) where upper_inf(tercatat);
create index satuan_lokal_id on satuan_lokal (id);

alter table satuan_lokal enable row level security;
alter table satuan_lokal force row level security;
create policy pemilik on satuan_lokal to current_user using (true) with check (true);
create policy umum on satuan_lokal for select to adminduk_web, adminduk_pekerja, adminduk_auditor using (true);
create policy tambah on satuan_lokal for insert to adminduk_web, adminduk_pekerja
    with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy tutup on satuan_lokal for update to adminduk_web, adminduk_pekerja
    using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));

grant select on wilayah, wilayah_penerus, satuan_lokal to adminduk_web, adminduk_pekerja, adminduk_auditor;
grant insert on satuan_lokal to adminduk_web, adminduk_pekerja;
grant update (tercatat) on satuan_lokal to adminduk_web, adminduk_pekerja;
