-- A resident's session reaches the own family only, in every table: until here perkawinan, akta, the journal and the
-- name tokens were open to it by kabupaten and kept shut by the application alone. The same shape as in 0001, true for
-- officers. Takes no time and locks nothing that is in use for long; the way back is to drop the policies.
do $$
declare
    petugas text := '(select nullif(current_setting(''app.orang'', true), '''')) is null';
    orang   text := '(select nullif(current_setting(''app.orang'', true), '''')::uuid[])';
    pagar   text[];
begin
    foreach pagar slice 1 in array array[
        ['perkawinan', format('or suami = any(%1$s::uuid[]) or istri = any(%1$s::uuid[])', orang)],
        ['token_nama', format('or orang = any(%s::uuid[])', orang)],
        ['peristiwa_subjek', format('or subjek = any(%s::uuid[])', orang)],
        ['peristiwa', format('or subjek && %s', orang)],
        -- Payloads and acts are about several people at once: a resident gets what was made of them, the document.
        ['peristiwa_isi', ''],
        ['akta', '']
    ] loop
        execute format('create policy sendiri on %I as restrictive to adminduk_web using (%s %s)', pagar[1], petugas, pagar[2]);
    end loop;
end $$;

-- Nobody calls a trigger function, so nobody needs the right to.
revoke execute on function antrekan_segel() from public;
