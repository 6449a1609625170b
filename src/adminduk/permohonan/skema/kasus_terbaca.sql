-- What others may know of a case by its id alone. Takes no time and locks nothing; the way back is to drop the functions.

-- The number of a case that stands in somebody's ledger: a number, for a question at the counter, and nothing else.
create function nomor_kasus(uuid[]) returns table (id uuid, nomor text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.id, p.nomor from permohonan p where p.id = any($1)
$$;
revoke execute on function nomor_kasus(uuid[]) from public;
grant execute on function nomor_kasus(uuid[]) to adminduk_web;

-- Which ids are cases that were kept, and whether they ever came before the office: reading for these is work, reading for
-- others may be browsing. A case withdrawn before it was submitted explains nothing.
create function keadaan_kasus(uuid[]) returns table (id uuid, diajukan boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.id, p.tanggal_pengajuan is not null from permohonan p
     where p.id = any($1) and (p.tanggal_pengajuan is not null or p.keadaan <> 'dibatalkan')
$$;
revoke execute on function keadaan_kasus(uuid[]) from public;
grant execute on function keadaan_kasus(uuid[]) to adminduk_pekerja;
