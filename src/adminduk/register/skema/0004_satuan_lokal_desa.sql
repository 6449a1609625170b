-- A village officer writes the units of the own village only; everybody still reads them. Takes no time and locks nothing
-- that is in use; the way back is to drop the two policies.
create policy desa_tambah on satuan_lokal as restrictive for insert to adminduk_web with check (
    (select nullif(current_setting('app.desa', true), '')) is null
    or desa = (select nullif(current_setting('app.desa', true), '')::bigint));
create policy desa_tutup on satuan_lokal as restrictive for update to adminduk_web using (
    (select nullif(current_setting('app.desa', true), '')) is null
    or desa = (select nullif(current_setting('app.desa', true), '')::bigint));
