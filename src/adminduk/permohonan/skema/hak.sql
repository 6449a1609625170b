-- Who may do what with cases. Policies have the one shape of the register (see register/skema/0001_register.sql).
-- Takes no time and locks nothing that is in use; the way back is to drop the policies, functions and trigger named here.

create sequence nomor_permohonan;
grant usage on sequence nomor_permohonan to adminduk_web, adminduk_pekerja;

do $$
declare
    t text;
begin
    foreach t in array array['permohonan', 'langkah', 'lampiran', 'permintaan', 'dokumen_keluar', 'kode_ambil'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy pemilik on %I to current_user using (true) with check (true)', t);
        execute format($p$create policy wilayah on %I to adminduk_web, adminduk_pekerja
            using (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))
            with check (kab = any((select nullif(current_setting('app.kab', true), '')::int[])::int[]))$p$, t);
        execute format('create policy auditor on %I for select to adminduk_auditor using (true)', t);
        execute format('grant select on %I to adminduk_web, adminduk_pekerja, adminduk_auditor', t);
        execute format('grant insert on %I to adminduk_web, adminduk_pekerja', t);
    end loop;
    -- A resident sees own cases only; true for officers.
    foreach t in array array['permohonan', 'langkah', 'lampiran', 'dokumen_keluar', 'kode_ambil'] loop
        execute format($p$create policy sendiri on %I as restrictive to adminduk_web using (
            (select nullif(current_setting('app.orang', true), '')) is null
            or pemohon = any((select nullif(current_setting('app.orang', true), '')::uuid[])::uuid[]))$p$, t);
    end loop;
    -- A village officer sees the cases of one village only, and of them all that belongs to them.
    create policy desa on permohonan as restrictive to adminduk_web using (
        (select nullif(current_setting('app.desa', true), '')) is null
        or desa = (select nullif(current_setting('app.desa', true), '')::bigint));
    foreach t in array array['langkah', 'lampiran', 'dokumen_keluar', 'kode_ambil'] loop
        execute format($p$create policy desa on %I as restrictive to adminduk_web using (
            (select nullif(current_setting('app.desa', true), '')) is null
            or exists (select from permohonan p where p.id = permohonan_id))$p$, t);
    end loop;
end $$;

-- What a case is, and whose office it belongs to, never changes.
grant update (desa, keadaan, perihal, formulir, pemohon, operator, verifikator, kabid, kadis, tanggal_pengajuan, batas_waktu,
              sisa_waktu, antre_pada, versi, diubah_oleh, diubah_pada, alasan, sidik_dasar, orang_tersentuh,
              keluarga_tersentuh) on permohonan to adminduk_web;
grant update (keadaan, batas_waktu, sisa_waktu, antre_pada, versi, diubah_oleh, diubah_pada) on permohonan to adminduk_pekerja;
grant update (keadaan, percobaan, galat, berkas_id, terbit_pada) on dokumen_keluar to adminduk_pekerja;
grant update (pin, gagal, tertutup_sampai) on kode_ambil to adminduk_web;
grant delete on lampiran to adminduk_web;
grant select, insert on berkas to adminduk_web, adminduk_pekerja;
grant select on berkas to adminduk_auditor;
grant usage on sequence langkah_id_seq to adminduk_web, adminduk_pekerja;

create function tolak_ubah_lampiran() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from permohonan p
                    where p.id = coalesce(new.permohonan_id, old.permohonan_id) and p.keadaan in ('draf', 'dikembalikan')) then
        raise exception 'Lampiran hanya dapat diubah selama permohonan belum diajukan.' using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end $$;
create trigger tolak_ubah before insert or delete on lampiran for each row execute function tolak_ubah_lampiran();

-- The page behind a link and a PIN has no session and no region: these two functions are all it can ask.
-- An attempt counts before the PIN is compared, so that parallel guesses count as well.
create function coba_kode_ambil(kode_dicoba text) returns table (permohonan uuid, kab int, pin text, tertutup boolean)
    language sql volatile security definer rows 1 set search_path = public, pg_temp as $$
    with lama as (
        select k.permohonan_id, k.tertutup_sampai > now() as tertutup from kode_ambil k where k.kode = $1 for update
    ), baru as (
        update kode_ambil k
           set gagal = case when k.gagal >= 4 then 0 else k.gagal + 1 end,
               tertutup_sampai = case when k.gagal >= 4 then now() + interval '15 minutes' else k.tertutup_sampai end
          from lama where k.permohonan_id = lama.permohonan_id and lama.tertutup is not true
    )
    select k.permohonan_id, k.kab, k.pin, coalesce(lama.tertutup, false)
      from kode_ambil k join lama on lama.permohonan_id = k.permohonan_id
$$;
create function dokumen_kode_ambil(kode_benar text) returns table (dokumen uuid, jenis text, nomor text, berkas text)
    language sql volatile security definer rows 5 set search_path = public, pg_temp as $$
    update kode_ambil k set gagal = 0, tertutup_sampai = null where k.kode = $1;
    select d.dokumen, d.jenis, d.nomor, d.berkas_id from dokumen_keluar d join kode_ambil k on k.permohonan_id = d.permohonan_id
     where k.kode = $1 and d.berkas_id is not null order by d.jenis, d.dokumen
$$;
revoke execute on function coba_kode_ambil(text), dokumen_kode_ambil(text) from public;
grant execute on function coba_kode_ambil(text), dokumen_kode_ambil(text) to adminduk_web;

-- The verify page asks with the code of a QR, 60 random bits: which document it is, and how far on its way to paper.
-- Whether it is still in force is asked of the register (keadaan_dokumen).
create function dokumen_berkode(text) returns table (dokumen uuid, keadaan text, berkas text)
    language sql stable security definer rows 1 set search_path = public, pg_temp as $$
    select d.dokumen, d.keadaan, d.berkas_id from dokumen_keluar d where d.kode = $1
$$;
-- The revocation list of an office: verification codes out of force, and whether another paper took their place.
create function dokumen_dicabut(kantor int) returns table (kode text, diganti boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.kode, d.pengganti is not null from dokumen d join dokumen_keluar k on k.dokumen = d.id
     where d.kab = kantor and upper_inf(d.tercatat) and not upper_inf(d.masa)
$$;
revoke execute on function dokumen_berkode(text), dokumen_dicabut(int) from public;
grant execute on function dokumen_berkode(text), dokumen_dicabut(int) to adminduk_web, adminduk_auditor;
