-- Complaints of residents who were asked for more than the law lists. They are written once and never changed or deleted
-- by any role. Takes no time and locks nothing; the way back is to drop the table.
alter table aduan enable row level security;
alter table aduan force row level security;
create policy pemilik on aduan to current_user using (true) with check (true);
create policy wilayah on aduan to adminduk_web, adminduk_pekerja
    using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
    with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]));
create policy auditor on aduan for select to adminduk_auditor using (true);
create policy sendiri on aduan as restrictive to adminduk_web using (
    (select nullif(current_setting('app.orang', true), '')) is null
    or pemohon = any((select nullif(current_setting('app.orang', true), '')::uuid[])::uuid[]));
grant select on aduan to adminduk_web, adminduk_auditor;
grant insert on aduan to adminduk_web;
