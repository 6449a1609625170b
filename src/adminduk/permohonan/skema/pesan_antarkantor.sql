-- Messages between offices: written by the sender, seen by both, answered by the receiver, never deleted. Locks nothing in
-- use; the way back is to drop the table.
alter table pesan_antarkantor enable row level security;
alter table pesan_antarkantor force row level security;
create policy pemilik on pesan_antarkantor to current_user using (true) with check (true);
create policy wilayah on pesan_antarkantor to adminduk_web, adminduk_pekerja
    using (dari = any((select nullif(current_setting('app.kab', true), '')::int[])::int[])
           or kepada = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
    with check (dari = any((select nullif(current_setting('app.kab', true), '')::int[])::int[])
                or kepada = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy kantor on pesan_antarkantor as restrictive to adminduk_web
    using ((select nullif(current_setting('app.orang', true), '')) is null
           and (select nullif(current_setting('app.desa', true), '')) is null);
create policy pengirim on pesan_antarkantor as restrictive for insert to adminduk_web, adminduk_pekerja
    with check (dari = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy penerima on pesan_antarkantor as restrictive for update to adminduk_web
    using (kepada = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy auditor on pesan_antarkantor for select to adminduk_auditor using (true);
grant select on pesan_antarkantor to adminduk_web, adminduk_pekerja, adminduk_auditor;
grant insert on pesan_antarkantor to adminduk_web, adminduk_pekerja;
grant update (dijawab, dijawab_oleh) on pesan_antarkantor to adminduk_web;
