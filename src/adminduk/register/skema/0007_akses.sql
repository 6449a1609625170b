-- Purpose and case, break-glass, alarms about reading, and what a resident sees of the ledger.
-- Locks: jejak_akses for as long as an empty BRIN index takes on each month; the check is not validated, so old lines stay
-- as they are. The way back is to drop what is created here and to put jejak_orang of 0001 back.

-- No line without a case where the purpose is one; the door (pintu.py) says so in words before it comes to this.
alter table jejak_akses add constraint berkasus check (
    keperluan not in ('pelayanan permohonan', 'penerbitan dokumen', 'akses darurat') or kasus <> '' or peran = 'penduduk')
    not valid;
create index jejak_akses_pada on jejak_akses using brin (pada) with (pages_per_range = 16, autosummarize = on);

-- ------------------------------------------------------------------ break-glass
create table akses_darurat (
    id             uuid        primary key default gen_random_uuid(),
    pelaku         uuid        not null,
    peran          text        not null,
    kab            int         not null,
    orang          uuid        not null,
    alasan         text        not null check (length(btrim(alasan)) >= 20),
    dibuka         timestamptz not null default clock_timestamp(),
    sampai         timestamptz not null,
    tinjau_sebelum timestamptz not null,
    penilai        uuid,
    peran_penilai  text,
    dinilai        timestamptz,
    wajar          boolean,
    catatan        text,
    check (sampai > dibuka and tinjau_sebelum > dibuka),
    constraint orang_kedua check (penilai is null or penilai <> pelaku),
    check (num_nulls(penilai, peran_penilai, dinilai, wajar, catatan) in (0, 5))
);
create index on akses_darurat (kab, tinjau_sebelum) where dinilai is null;
create index on akses_darurat (pelaku, orang, sampai);
create index on akses_darurat (orang, dibuka);

-- ------------------------------------------------------------------ alarms
create table alarm_akses (
    id      uuid        primary key default gen_random_uuid(),
    aturan  text        not null,
    pelaku  uuid        not null,
    peran   text        not null,
    kab     int         not null,
    hari    date        not null,
    mulai   timestamptz not null,
    sampai  timestamptz not null,
    jumlah  int         not null,
    batas   int         not null,
    dibuat  timestamptz not null default clock_timestamp(),
    penutup uuid,
    ditutup timestamptz,
    catatan text,
    unique (aturan, pelaku, hari),
    check (penutup is null or penutup <> pelaku),
    check (num_nulls(penutup, ditutup, catatan) in (0, 3))
);
create index on alarm_akses (kab, dibuat) where ditutup is null;

do $$
declare
    t text;
begin
    foreach t in array array['akses_darurat', 'alarm_akses'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy pemilik on %I to current_user using (true) with check (true)', t);
        execute format($p$create policy wilayah on %I to adminduk_web, adminduk_pekerja
            using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
            with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))$p$, t);
        execute format($p$create policy petugas on %I as restrictive to adminduk_web
            using ((select nullif(current_setting('app.orang', true), '')) is null)$p$, t);
        execute format('create policy auditor on %I for select to adminduk_auditor using (true)', t);
        execute format('grant select on %I to adminduk_web, adminduk_pekerja, adminduk_auditor', t);
    end loop;
end $$;
grant insert (id, pelaku, peran, kab, orang, alasan, dibuka, sampai, tinjau_sebelum) on akses_darurat to adminduk_web;
grant update (penilai, peran_penilai, dinilai, wajar, catatan) on akses_darurat to adminduk_web;
create policy sekali on akses_darurat as restrictive for update to adminduk_web using (dinilai is null)
    with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
grant insert on alarm_akses to adminduk_pekerja;
grant update (sampai, jumlah) on alarm_akses to adminduk_pekerja;
grant update (penutup, ditutup, catatan) on alarm_akses to adminduk_web;
create policy sekali on alarm_akses as restrictive for update to adminduk_web using (ditutup is null)
    with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));

-- ------------------------------------------------------------------ doors
-- Who read about a person. A resident's session asks about that resident alone, not even about those on the same KK.
create or replace function jejak_orang(uuid, sampai int default 200) returns table (
    pada timestamptz, peran text, kab int, keperluan text, kasus text, tindakan text, pelaku uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
    select j.pada, j.peran, j.kab, j.keperluan, j.kasus, j.tindakan, j.pelaku
      from jejak_akses j
     where j.subjek @> array[$1]
       and ((select nullif(current_setting('app.orang', true), '')) is null
            or $1 = (select nullif(current_setting('app.saya', true), '')::uuid))
     order by j.pada desc limit sampai
$$;

-- What a resident is told of break-glass: when, by which office, and what the second person found; not the reason typed,
-- which may speak of others.
create function darurat_tentang(uuid) returns table (
    dibuka timestamptz, peran text, kab int, tinjau_sebelum timestamptz, dinilai timestamptz, wajar boolean)
    language sql stable security definer rows 5 set search_path = public, pg_temp as $$
    select a.dibuka, a.peran, a.kab, a.tinjau_sebelum, a.dinilai, a.wajar
      from akses_darurat a
     where a.orang = $1 and $1 = (select nullif(current_setting('app.saya', true), '')::uuid)
     order by a.dibuka desc limit 50
$$;

-- What officers read since a moment: for the rules of alarms, which the worker applies.
create function bacaan_petugas(sejak timestamptz) returns table (
    pelaku uuid, peran text, kab int, keperluan text, kasus text, tindakan text, pada timestamptz, subjek uuid[])
    language sql stable security definer set search_path = public, pg_temp as $$
    select j.pelaku, j.peran, j.kab, j.keperluan, j.kasus, j.tindakan, j.pada, j.subjek
      from jejak_akses j where j.pada >= sejak and j.peran not in ('penduduk', 'pekerja')
$$;

-- What the officer of an alarm read in its window, for whoever may see the alarm.
create function bacaan_alarm(uuid, sampai int default 500) returns table (
    keperluan text, kasus text, tindakan text, pada timestamptz, subjek uuid[])
    language sql stable security definer set search_path = public, pg_temp as $$
    select j.keperluan, j.kasus, j.tindakan, j.pada, j.subjek
      from alarm_akses a join jejak_akses j on j.pelaku = a.pelaku and j.pada between a.mulai and a.sampai
     where a.id = $1 and a.kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[])
       and (select nullif(current_setting('app.orang', true), '')) is null
     order by j.pada limit $2
$$;

do $$
declare
    f text;
begin
    foreach f in array array['darurat_tentang(uuid)', 'bacaan_alarm(uuid, int)'] loop
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to adminduk_web', f);
    end loop;
    revoke execute on function bacaan_petugas(timestamptz) from public;
    grant execute on function bacaan_petugas(timestamptz) to adminduk_pekerja;
end $$;
