-- Moves between districts. A moving certificate (SKPWNI) in force is the move: until it is closed its family lives at the
-- origin; the office named on it, and no third one, reads that family and takes it over, in the very event that closes the
-- letter. Additive but for lingkup_perubahan, which is replaced (its former text: 0005); the index takes seconds.
create index dokumen_skpwni on dokumen (nomor) where jenis = 'SKPWNI';

-- The letter with this number, for the office that gave it and the one it is addressed to; a resident's own for a resident.
create function surat_pindah(text) returns table (id uuid, orang uuid, keluarga uuid, kab int, isi jsonb, anggota uuid[])
    language sql stable security definer rows 1 set search_path = public, pg_temp as $$
    select d.id, d.orang, d.keluarga, d.kab, d.isi,
           array(select a.orang from keanggotaan a
                  where a.keluarga = d.keluarga and upper_inf(a.tercatat) and upper_inf(a.masa))
      from dokumen d
     where d.jenis = 'SKPWNI' and d.nomor = $1 and upper_inf(d.tercatat) and upper_inf(d.masa)
       and (d.kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[])
            or (d.isi ->> 'kab_tujuan')::int = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
       and ((select nullif(current_setting('app.orang', true), '')) is null
            or d.keluarga = any((select nullif(current_setting('app.keluarga', true), '')::uuid[])::uuid[]))
$$;

-- Letters whose time is over, for the worker that sends their people back: numbers only.
create function skpwni_lewat(pada date) returns table (nomor text, kab int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select d.nomor, d.kab from dokumen d
     where d.jenis = 'SKPWNI' and upper_inf(d.tercatat) and upper_inf(d.masa) and (d.isi ->> 'berlaku_sampai')::date < pada
     order by d.nomor limit 500
$$;

create or replace function lingkup_perubahan(entitas uuid[]) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    wilayah int[] := nullif(current_setting('app.kab', true), '')::int[];
    semua   int[];
    asing   boolean;
    datang  uuid[];
begin
    -- What arrives: the letter among what is changed, its family, those on it, and the documents of both.
    select coalesce(array_agg(e), '{}') into datang
      from dokumen s, lateral (
           select s.id as e union all select s.keluarga
           union all
           select a.orang from keanggotaan a where a.keluarga = s.keluarga and upper_inf(a.tercatat) and upper_inf(a.masa)
           union all
           select d.id from dokumen d
            where upper_inf(d.tercatat) and (d.keluarga = s.keluarga or d.orang in (
                  select a.orang from keanggotaan a
                   where a.keluarga = s.keluarga and upper_inf(a.tercatat) and upper_inf(a.masa)))) x
     where s.id = any(entitas) and s.jenis = 'SKPWNI' and upper_inf(s.tercatat) and upper_inf(s.masa)
       and (s.isi ->> 'kab_tujuan')::int = any(wilayah);
    with pokok as (
        select e as entitas, e as subjek from unnest(entitas) e
        union all
        select k.id, s from perkawinan k, unnest(array[k.suami, k.istri]) s
         where k.id = any(entitas) and upper_inf(k.tercatat)
        union all
        select d.id, s from dokumen d, unnest(array[d.orang, d.keluarga]) s
         where d.id = any(entitas) and upper_inf(d.tercatat)
    ), baris as (
        select p.entitas, p.entitas = p.subjek as sendiri, b.kab, b.terakhir
          from pokok p, lateral (
               select t.kab, row_number() over (order by lower(t.masa) desc) = 1 as terakhir
                 from penduduk t where t.id = p.subjek and upper_inf(t.tercatat)
               union all
               select t.kab, row_number() over (order by lower(t.masa) desc) = 1
                 from keluarga t where t.id = p.subjek and upper_inf(t.tercatat)
               union all
               select t.kab, row_number() over (order by lower(t.masa) desc) = 1
                 from keanggotaan t where t.orang = p.subjek and upper_inf(t.tercatat)
               union all
               select t.kab, row_number() over (order by lower(t.masa) desc) = 1
                 from perkawinan t where t.id = p.subjek and upper_inf(t.tercatat)
               union all
               select t.kab, row_number() over (order by lower(t.masa) desc) = 1
                 from dokumen t where t.id = p.subjek and upper_inf(t.tercatat)) b
    ), wewenang as (
        select b.entitas, array_agg(b.kab) filter (where b.sendiri) as kab,
               coalesce(bool_or(b.terakhir and b.kab = any(wilayah)), false) or b.entitas = any(datang) as ada
          from baris b group by b.entitas
    )
    select coalesce(bool_or(not w.ada), false), array_agg(distinct k) into asing, semua
      from wewenang w left join lateral unnest(w.kab) k on true;
    if asing then
        raise exception 'Perubahan menyentuh penduduk, keluarga, atau dokumen di luar wilayah kantor ini.' using errcode = 'ADM01';
    end if;
    return (select coalesce(array_agg(distinct k), '{}') from unnest(wilayah || semua) k where k is not null)::text;
end $$;

revoke execute on function surat_pindah(text), skpwni_lewat(date) from public;
grant execute on function surat_pindah(text) to adminduk_web, adminduk_pekerja;
grant execute on function skpwni_lewat(date) to adminduk_pekerja;
