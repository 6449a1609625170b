-- Burial registers of villages (buku pokok pemakaman). A village writes its own lines and reports its months; the office
-- closes a line. What was written is never changed or deleted. Takes no time and locks nothing in use; the way back is to
-- drop the tables.
do $$
declare
    t text;
begin
    foreach t in array array['pemakaman', 'laporan_pemakaman'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy pemilik on %I to current_user using (true) with check (true)', t);
        execute format($p$create policy wilayah on %I to adminduk_web
            using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
            with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))$p$, t);
        execute format('create policy auditor on %I for select to adminduk_auditor using (true)', t);
        execute format($p$create policy sendiri on %I as restrictive to adminduk_web
            using ((select nullif(current_setting('app.orang', true), '')) is null)$p$, t);
        execute format($p$create policy desa on %I as restrictive to adminduk_web using (
            (select nullif(current_setting('app.desa', true), '')) is null
            or desa = (select nullif(current_setting('app.desa', true), '')::bigint))$p$, t);
        execute format('grant select on %I to adminduk_web, adminduk_auditor', t);
        execute format('grant insert on %I to adminduk_web', t);
    end loop;
    create policy kantor on pemakaman as restrictive for update to adminduk_web
        using ((select nullif(current_setting('app.desa', true), '')) is null);
end $$;
grant update (akta, penyelesaian, ditutup_oleh, ditutup_pada) on pemakaman to adminduk_web;
