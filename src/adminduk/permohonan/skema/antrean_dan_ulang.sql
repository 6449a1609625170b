-- Two small doors of cases. Takes no time and locks nothing that is in use; the way back is to drop the function and the
-- policy and to revoke the update.

-- How many cases of the office wait in the same hands before one of the asking resident's own (the one that falls
-- due first is dealt with first). Row-level security shows a resident no other case, so this counts for it: one number,
-- at most 1000, and null for every case that is not the resident's or does not wait.
create function urutan_antrean(kasus uuid) returns int
    language sql stable security definer set search_path = public, pg_temp as $$
    select (select count(*)::int from (
                select from permohonan q
                 where q.kab = p.kab and q.keadaan = p.keadaan and (q.antre_pada, q.id) < (p.antre_pada, p.id)
                 limit 1000) lebih_dulu)
      from permohonan p
     where p.id = kasus and p.keadaan in ('diajukan', 'diverifikasi', 'disetujui')
       and p.kab = any(nullif(current_setting('app.kab', true), '')::int[])
       and p.pemohon = any(nullif(current_setting('app.orang', true), '')::uuid[])
$$;
revoke execute on function urutan_antrean(uuid) from public;
grant execute on function urutan_antrean(uuid) to adminduk_web;

-- The web may do one thing with the outbox: an officer puts a document that failed back into the queue.
grant update (keadaan) on dokumen_keluar to adminduk_web;
create policy ulang on dokumen_keluar as restrictive for update to adminduk_web
    using (keadaan = 'gagal' and (select nullif(current_setting('app.orang', true), '')) is null)
    with check (keadaan = 'menunggu segel');
