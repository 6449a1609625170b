-- Register: journal, state on two time axes, numbers, ledger, seal.
-- Why each table looks as it does: KEPUTUSAN 1-10; locks nothing that is in use,
-- takes under a second on an empty database; the way back is to drop the tables named here.

create extension if not exists btree_gist;

-- ------------------------------------------------------------------ journal
create sequence urut_peristiwa;

create table peristiwa (
    id         uuid        not null,
    urut       bigint      not null,  -- replay order, drawn after all locks are held
    jenis      text        not null,
    versi      smallint    not null,
    kab        int         not null,  -- recording office
    pelaku     uuid        not null,
    dasar      text        not null,
    terjadi    date        not null,
    tercatat   timestamptz not null,
    permohonan uuid,
    subjek     uuid[]      not null,
    peran      text[]      not null,
    daun       bytea       not null,
    primary key (id, tercatat),
    check (cardinality(subjek) = cardinality(peran)),
    check (jenis || dasar || array_to_string(peran, '') !~ '[[:cntrl:]]')
) partition by range (tercatat);
create index on peristiwa (urut);
create index on peristiwa (permohonan) where permohonan is not null;

-- The payload stands apart so that it alone can be erased by law, leaving header and leaf (KEPUTUSAN 8).
create table peristiwa_isi (
    peristiwa uuid        not null,
    tercatat  timestamptz not null,
    kab       int         not null,
    isi       bytea       not null,
    garam     bytea       not null default uuid_send(gen_random_uuid()),
    primary key (peristiwa, tercatat)
) partition by range (tercatat);

create table peristiwa_subjek (
    subjek    uuid   not null,
    urut      bigint not null,
    peristiwa uuid   not null,
    kab       int    not null,
    primary key (subjek, urut)
);

-- ------------------------------------------------------------------ state
create table penduduk (
    id              uuid      not null,
    masa            daterange not null,
    tercatat        tstzrange not null,
    kab             int       not null,
    nama            text      not null,
    nama_urut       text      not null,
    jenis_kelamin   text      not null,
    tempat_lahir    text      not null,
    lahir           date      not null,
    presisi_lahir   "char"    not null,
    kewarganegaraan text      not null,
    agama           text      not null,
    golongan_darah  text      not null,
    status_kawin    text      not null,
    pendidikan      text      not null,
    pekerjaan       text      not null,
    status          text      not null,
    ayah            uuid,
    ibu             uuid,
    nama_ayah       text,
    nama_ibu        text,
    no_akta_lahir   text,
    disabilitas     text,
    rinci           jsonb,
    peristiwa       uuid      not null,
    constraint satu_keadaan_penduduk exclude using gist (id with =, masa with &&) where (upper_inf(tercatat))
);
create index penduduk_id on penduduk (id);
create index penduduk_ibu on penduduk (ibu) where ibu is not null and upper_inf(tercatat);

create table keluarga (
    id        uuid      not null,
    masa      daterange not null,
    tercatat  tstzrange not null,
    kab       int       not null,
    nomor     char(16)  not null,
    desa      bigint    not null,
    alamat    text      not null,
    rt        text      not null,
    rw        text      not null,
    dusun     text      not null,
    kode_pos  text      not null,
    peristiwa uuid      not null,
    constraint satu_keadaan_keluarga exclude using gist (id with =, masa with &&) where (upper_inf(tercatat))
);
create index keluarga_id on keluarga (id);
create index keluarga_desa on keluarga (desa) where upper_inf(tercatat);

create table keanggotaan (
    orang     uuid      not null,
    keluarga  uuid      not null,
    shdk      text      not null,
    masa      daterange not null,
    tercatat  tstzrange not null,
    kab       int       not null,
    desa      bigint    not null,
    peristiwa uuid      not null,
    constraint satu_kk_pada_satu_waktu exclude using gist (orang with =, masa with &&) where (upper_inf(tercatat)),
    constraint satu_kepala_keluarga exclude using gist (keluarga with =, masa with &&)
        where (upper_inf(tercatat) and shdk = 'KEPALA KELUARGA')
);
create index keanggotaan_orang on keanggotaan (orang);
create index keanggotaan_keluarga on keanggotaan (keluarga);

create table perkawinan (
    id        uuid      not null,
    suami     uuid      not null,
    istri     uuid      not null,
    masa      daterange not null,
    tercatat  tstzrange not null,
    kab       int       not null,
    dicatat   boolean   not null,
    tanggal   date,
    no_akta   text,
    peristiwa uuid      not null,
    constraint satu_keadaan_perkawinan exclude using gist (id with =, masa with &&) where (upper_inf(tercatat))
);
create index perkawinan_suami on perkawinan (suami);
create index perkawinan_istri on perkawinan (istri);

-- Numbers are given once and for ever; nothing refers to them (KEPUTUSAN 1).
create table nik (
    nomor     char(16) primary key check (nomor ~ '^[0-9]{16}$'),
    orang     uuid     not null,
    sejak     date     not null,
    peristiwa uuid     not null
);
create index nik_orang on nik (orang);
create table nomor_kk (
    nomor     char(16) primary key check (nomor ~ '^[0-9]{16}$'),
    keluarga  uuid     not null,
    peristiwa uuid     not null
);
create table pencacah (
    jenis    text not null,
    kunci    text not null,
    terakhir int  not null,
    primary key (jenis, kunci)
);

create table akta (
    id        uuid primary key,
    jenis     text  not null,
    nomor     text  not null unique check (length(nomor) <= 50),
    tanggal   date  not null,
    kab       int   not null,
    isi       jsonb not null,
    peristiwa uuid  not null
);

-- A document is in force from a moment to a moment, not from a day: two may be issued on one day.
create table dokumen (
    id          uuid      not null,
    jenis       text      not null,
    nomor       text      not null,
    masa        tstzrange not null,
    tercatat    tstzrange not null,
    kab         int       not null,
    tanggal     date      not null,
    orang       uuid,
    keluarga    uuid,
    akta        uuid,
    isi         jsonb     not null,
    sebab_tutup text,
    pengganti   uuid,
    peristiwa   uuid      not null,
    constraint satu_keadaan_dokumen exclude using gist (id with =, masa with &&) where (upper_inf(tercatat))
);
create index dokumen_id on dokumen (id);
create index dokumen_orang on dokumen (orang) where orang is not null;
create index dokumen_tutup on dokumen (kab) where upper_inf(tercatat) and not upper_inf(masa);
create index dokumen_keluarga on dokumen (keluarga) where keluarga is not null;

-- Names are found over equality on phonetic tokens: row-level security switches trigram indexes off.
create table token_nama (
    token int  not null,
    lahir date not null,
    orang uuid not null,
    kab   int  not null,
    primary key (token, lahir, orang, kab)
);

-- ------------------------------------------------------------------ access ledger
create table jejak_akses (
    id        uuid        not null default gen_random_uuid(),
    pada      timestamptz not null default clock_timestamp(),
    pelaku    uuid        not null,
    peran     text        not null,
    kab       int         not null,
    keperluan text        not null,
    kasus     text        not null,
    tindakan  text        not null,
    subjek    uuid[]      not null,
    primary key (id, pada)
) partition by range (pada);
create index on jejak_akses using gin (subjek);

create function buat_partisi(bulan date) returns void language plpgsql as $$
declare
    mulai date := date_trunc('month', bulan);
    induk text;
    nama  text;
begin
    foreach induk in array array['peristiwa', 'peristiwa_isi', 'jejak_akses'] loop
        nama := induk || to_char(mulai, '_YYYY_MM');
        if to_regclass(nama) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                           nama, induk, mulai, (mulai + interval '1 month')::date);
        end if;
    end loop;
end $$;
select buat_partisi((date_trunc('month', now()) + make_interval(months => n))::date) from generate_series(-1, 24) n;
-- A clock far from home must not stop an office: what fits no month still has a place.
create table peristiwa_lain partition of peristiwa default;
create table peristiwa_isi_lain partition of peristiwa_isi default;
create table jejak_akses_lain partition of jejak_akses default;

-- ------------------------------------------------------------------ leaf and seal
create table antrean_segel (
    peristiwa uuid   not null,
    urut      bigint not null primary key,
    daun      bytea  not null
);
create table segel_daun (
    indeks    bigint primary key,
    peristiwa uuid   not null unique,
    daun      bytea  not null
);
create table segel_kepala (
    ukuran       bigint primary key,
    akar         bytea       not null,
    tepi         bytea       not null,  -- roots of the perfect subtrees left to right, 32 bytes each
    pada         timestamptz not null,
    kunci        text        not null,
    tanda_tangan bytea       not null
);

-- daun = SHA-256(0x00 ‖ id ‖ SHA-256(header) ‖ SHA-256(garam ‖ isi)); the payload is written first.
create function hitung_daun() returns trigger language plpgsql as $$
declare
    ikatan bytea;
begin
    select sha256(i.garam || i.isi) into ikatan
      from peristiwa_isi i where i.peristiwa = new.id and i.tercatat = new.tercatat;
    if ikatan is null then
        raise exception 'peristiwa % tanpa isi', new.id;
    end if;
    new.daun := sha256('\x00'::bytea || uuid_send(new.id) || sha256(convert_to(concat_ws(chr(31),
        new.urut, new.jenis, new.versi, new.kab, new.pelaku, new.dasar, to_char(new.terjadi, 'YYYY-MM-DD'),
        (extract(epoch from new.tercatat) * 1000000)::bigint, coalesce(new.permohonan::text, ''),
        array_to_string(new.subjek, ','), array_to_string(new.peran, ',')), 'UTF8')) || ikatan);
    return new;
end $$;
create trigger hitung_daun before insert on peristiwa for each row execute function hitung_daun();

create function antrekan_segel() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into antrean_segel select id, urut, daun from baru;
    return null;
end $$;
create trigger antrekan_segel after insert on peristiwa referencing new table as baru
    for each statement execute function antrekan_segel();

-- The journal is append-only for everybody but a superuser who first drops this trigger, which the seal shows.
create function tolak_ubah_jurnal() returns trigger language plpgsql as $$
begin
    raise exception 'Jurnal hanya dapat ditambah, tidak diubah atau dihapus.' using errcode = 'insufficient_privilege';
end $$;
create trigger tolak_ubah before update or delete on peristiwa for each row execute function tolak_ubah_jurnal();
create trigger tolak_ubah before update or delete on peristiwa_isi for each row execute function tolak_ubah_jurnal();

-- ------------------------------------------------------------------ row-level security: one shape (KEPUTUSAN 9)
do $$
declare
    t text;
begin
    foreach t in array array['peristiwa', 'peristiwa_isi', 'peristiwa_subjek', 'penduduk', 'keluarga', 'keanggotaan',
                             'perkawinan', 'akta', 'dokumen', 'token_nama', 'jejak_akses'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy pemilik on %I to current_user using (true) with check (true)', t);
        execute format($p$create policy wilayah on %I to adminduk_web, adminduk_pekerja
            using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
            with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))$p$, t);
        execute format('create policy auditor on %I for select to adminduk_auditor using (true)', t);
        execute format('grant select on %I to adminduk_web, adminduk_pekerja, adminduk_auditor', t);
        execute format('grant insert on %I to adminduk_web, adminduk_pekerja', t);
    end loop;
    foreach t in array array['penduduk', 'keluarga', 'keanggotaan', 'perkawinan', 'dokumen'] loop
        execute format('grant update (tercatat) on %I to adminduk_web, adminduk_pekerja', t);
    end loop;
end $$;
revoke select on jejak_akses from adminduk_web, adminduk_pekerja;

-- A resident sees own family only: a second, restrictive policy that is true for officers.
create policy sendiri on penduduk as restrictive to adminduk_web using (
    (select nullif(current_setting('app.orang', true), '')) is null
    or id = any((select nullif(current_setting('app.orang', true), '')::uuid[])::uuid[]));
create policy sendiri on keanggotaan as restrictive to adminduk_web using (
    (select nullif(current_setting('app.orang', true), '')) is null
    or orang = any((select nullif(current_setting('app.orang', true), '')::uuid[])::uuid[]));
create policy sendiri on keluarga as restrictive to adminduk_web using (
    (select nullif(current_setting('app.keluarga', true), '')) is null
    or id = any((select nullif(current_setting('app.keluarga', true), '')::uuid[])::uuid[]));
create policy sendiri on dokumen as restrictive to adminduk_web using (
    (select nullif(current_setting('app.orang', true), '')) is null
    or orang = any((select nullif(current_setting('app.orang', true), '')::uuid[])::uuid[])
    or keluarga = any((select nullif(current_setting('app.keluarga', true), '')::uuid[])::uuid[]));

-- A village officer sees the families of one village only. Persons and the journal stay by district: a person has no
-- village of its own, only through a family, and those on none, as well as parents and witnesses from the next village,
-- must be found for a case to be prepared at all; every finding is in the access ledger.
create policy desa on keluarga as restrictive to adminduk_web using (
    (select nullif(current_setting('app.desa', true), '')) is null
    or desa = (select nullif(current_setting('app.desa', true), '')::bigint));
create policy desa on keanggotaan as restrictive to adminduk_web using (
    (select nullif(current_setting('app.desa', true), '')) is null
    or desa = (select nullif(current_setting('app.desa', true), '')::bigint));
create policy desa on dokumen as restrictive to adminduk_web using (
    (select nullif(current_setting('app.desa', true), '')) is null
    or keluarga is null or exists (select from keluarga k where k.id = dokumen.keluarga));

grant insert on nik, nomor_kk to adminduk_web, adminduk_pekerja;
grant select on nik, nomor_kk, pencacah, segel_daun, segel_kepala to adminduk_auditor;
grant select, insert, update on pencacah to adminduk_web, adminduk_pekerja;
grant usage on sequence urut_peristiwa to adminduk_web, adminduk_pekerja;
grant select, delete on antrean_segel to adminduk_segel;
grant select, insert on segel_daun, segel_kepala to adminduk_segel;
grant select on segel_daun, segel_kepala to adminduk_web, adminduk_pekerja;
grant select on antrean_segel to adminduk_auditor;

-- ------------------------------------------------------------------ the few doors past a region, each minimal
-- Number to person: says nothing about the person; what may be read of it is still decided by the policies above.
create function orang_ber_nik(char(16)) returns uuid language sql stable security definer set search_path = public, pg_temp
    as 'select orang from nik where nomor = $1';
create function keluarga_bernomor(char(16)) returns uuid language sql stable security definer set search_path = public, pg_temp
    as 'select keluarga from nomor_kk where nomor = $1';

-- Person to number: only of persons who live, or lived, in the caller's region.
create function nik_milik(uuid[]) returns table (orang uuid, nomor char(16))
    language sql stable security definer rows 10 set search_path = public, pg_temp as $$
    select n.orang, n.nomor from nik n
     where n.orang = any($1)
       and exists (select 1 from penduduk p where p.id = n.orang
                    and p.kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
$$;

-- Who lives with a resident: the scope of a resident's own session.
create function serumah(uuid) returns table (orang uuid, keluarga uuid)
    language sql stable security definer rows 10 set search_path = public, pg_temp as $$
    select b.orang, b.keluarga from keanggotaan a join keanggotaan b on b.keluarga = a.keluarga
     where a.orang = $1 and upper_inf(a.tercatat) and upper_inf(a.masa) and upper_inf(b.tercatat) and upper_inf(b.masa)
$$;

-- Is a document genuine and in force: what the public verify page may know, by the document's random id only.
create function keadaan_dokumen(uuid) returns table (
    jenis text, nomor text, kab int, tanggal date, berlaku boolean, sebab_tutup text, pengganti uuid, isi jsonb, peristiwa uuid)
    language sql stable security definer rows 1 set search_path = public, pg_temp as $$
    select d.jenis, d.nomor, d.kab, d.tanggal, upper_inf(d.masa), d.sebab_tutup, d.pengganti, d.isi, d.peristiwa
      from dokumen d where d.id = $1 and upper_inf(d.tercatat)
$$;

-- Who read about a person, for the person and for the auditor.
create function jejak_orang(uuid, sampai int default 200) returns table (
    pada timestamptz, peran text, kab int, keperluan text, kasus text, tindakan text, pelaku uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
    select j.pada, j.peran, j.kab, j.keperluan, j.kasus, j.tindakan, j.pelaku
      from jejak_akses j where j.subjek @> array[$1] order by j.pada desc limit sampai
$$;

do $$
declare
    f text;
begin
    foreach f in array array['orang_ber_nik(char)', 'keluarga_bernomor(char)', 'nik_milik(uuid[])', 'serumah(uuid)',
                             'keadaan_dokumen(uuid)', 'jejak_orang(uuid, int)'] loop
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to adminduk_web, adminduk_pekerja, adminduk_auditor', f);
    end loop;
end $$;
