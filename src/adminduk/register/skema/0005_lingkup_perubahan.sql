-- A change of a person, family, marriage or document reaches all its rows, in whatever kabupaten they lie, and no row is
-- missed in silence (docs/adr/0024). Additive, locks nothing; the way back is to drop the three functions named here.

-- The scope in which these entities are changed: the caller's region and every region in which one of them has rows.
-- Refused (ADM01) for an entity that has rows, none of which is of the caller's region at its latest: the office of a former
-- residence may not, nor may a third. A marriage or a document also belongs to the office of those it is about.
-- An entity without any row is new. Whoever may not change an entity learns nothing of it but that.
create function lingkup_perubahan(entitas uuid[]) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    wilayah int[] := nullif(current_setting('app.kab', true), '')::int[];
    semua   int[];
    asing   boolean;
begin
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
               coalesce(bool_or(b.terakhir and b.kab = any(wilayah)), false) as ada
          from baris b group by b.entitas
    )
    select coalesce(bool_or(not w.ada), false), array_agg(distinct k) into asing, semua
      from wewenang w left join lateral unnest(w.kab) k on true;
    if asing then
        raise exception 'Perubahan menyentuh penduduk, keluarga, atau dokumen di luar wilayah kantor ini.' using errcode = 'ADM01';
    end if;
    return (select coalesce(array_agg(distinct k), '{}') from unnest(wilayah || semua) k where k is not null)::text;
end $$;

-- Called in the statement that closes rows, so that it still sees those rows open; it sees those of every region.
create function periksa_terkena(tabel text, kunci uuid, sejak text, terkena bigint) returns void
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    ada bigint;
begin
    if tabel not in ('penduduk', 'keluarga', 'keanggotaan', 'perkawinan', 'dokumen') then
        raise exception 'Tabel % bukan tabel keadaan.', tabel;
    end if;
    execute format('select count(*) from %I where %I = $1 and upper_inf(tercatat) and (upper_inf(masa) or upper(masa) > $2::%s)',
                   tabel, case tabel when 'keanggotaan' then 'orang' else 'id' end,
                   case tabel when 'dokumen' then 'timestamptz' else 'date' end)
       into ada using kunci, sejak;
    if terkena = 0 or terkena <> ada then
        raise exception 'Perubahan % atas % sejak % mengenai % dari % baris.', tabel, kunci, sejak, terkena, ada using errcode = 'ADM02';
    end if;
end $$;

-- When the state of these was last written, in whatever region: an event is recorded later than that.
create function terakhir_tercatat(entitas uuid[]) returns timestamptz
    language sql stable security definer set search_path = public, pg_temp as $$
    select greatest((select max(lower(p.tercatat)) from penduduk p where p.id = any(entitas) and upper_inf(p.tercatat)),
                    (select max(lower(k.tercatat)) from keluarga k where k.id = any(entitas) and upper_inf(k.tercatat)))
$$;

do $$
declare
    f text;
begin
    foreach f in array array['lingkup_perubahan(uuid[])', 'periksa_terkena(text, uuid, text, bigint)', 'terakhir_tercatat(uuid[])'] loop
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to adminduk_web, adminduk_pekerja', f);
    end loop;
end $$;
