-- Files of messages between offices, seen by the two offices of the message alone and never changed. Locks nothing in use;
-- the way back is to drop the table and the function.
alter table berkas_pesan enable row level security;
alter table berkas_pesan force row level security;
create policy pemilik on berkas_pesan to current_user using (true) with check (true);
create policy wilayah on berkas_pesan to adminduk_web
    using (dari = any((select nullif(current_setting('app.kab', true), '')::int[])::int[])
           or kepada = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
    with check (dari = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy kantor on berkas_pesan as restrictive to adminduk_web
    using ((select nullif(current_setting('app.orang', true), '')) is null
           and (select nullif(current_setting('app.desa', true), '')) is null);
create policy auditor on berkas_pesan for select to adminduk_auditor using (true);
grant select on berkas_pesan to adminduk_web, adminduk_auditor;
grant insert on berkas_pesan to adminduk_web;

-- The signed letter that a message is about, once it is published, for the two offices of the message: the document itself
-- belongs to the office that issued it.
create function surat_pesan(uuid) returns table (dokumen uuid, jenis text, berkas text, orang uuid)
    language sql stable security definer rows 1 set search_path = public, pg_temp as $$
    select k.dokumen, k.jenis, k.berkas_id, d.orang
      from pesan_antarkantor p
      join dokumen_keluar k on k.dokumen = p.surat and k.keadaan = 'terbit'
      join dokumen d on d.id = p.surat and upper_inf(d.tercatat)
     where p.id = $1
       and array[p.dari, p.kepada] && (select nullif(current_setting('app.kab', true), '')::int[])
       and (select nullif(current_setting('app.orang', true), '')) is null
       and (select nullif(current_setting('app.desa', true), '')) is null
$$;
revoke execute on function surat_pesan(uuid) from public;
grant execute on function surat_pesan(uuid) to adminduk_web;
