-- A resident's session reaches the requests it made itself, not those of the office about other cases; true for officers.
-- Takes no time and locks permintaan for a moment; the way back is to drop the policy.
create policy sendiri on permintaan as restrictive to adminduk_web
    using ((select nullif(current_setting('app.orang', true), '')) is null
           or oleh = (select nullif(current_setting('app.saya', true), '')::uuid));
