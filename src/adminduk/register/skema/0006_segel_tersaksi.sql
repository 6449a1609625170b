-- Witnesses of the seal, the fail-closed rule, lawful erasure.
-- Locks the queue of the sequencer for as long as it takes to rewrite it (100,000 waiting events: under a second); nothing
-- else. Heads signed before stay as they are: their signature is one over the same text as a checkpoint's. The way back:
-- drop segel_saksi, segel_keadaan, the two functions and the column, and restore tolak_ubah_jurnal of 0001.
create table segel_saksi (
    ukuran       bigint not null,
    saksi        text   not null,
    tanda_tangan bytea  not null check (length(tanda_tangan) = 72),  -- 8 bytes of POSIX time, 64 of Ed25519
    primary key (ukuran, saksi)
);
create index on segel_saksi (saksi, ukuran);

-- One row. tersaksi: size of the last head that enough witnesses cosigned. pada: when it was last so that all was sealed.
create table segel_keadaan (
    satu     boolean     primary key default true check (satu),
    tersaksi bigint      not null default 0,
    pada     timestamptz not null default clock_timestamp()
);
insert into segel_keadaan default values;
alter table antrean_segel add column pada timestamptz not null default clock_timestamp();

-- Since when an event waits for its seal, null when none does. Asked only when segel_keadaan.pada is old.
create function segel_menunggu_sejak() returns timestamptz
    language sql stable security definer set search_path = public, pg_temp as $$
    select least((select a.pada from antrean_segel a order by a.urut limit 1),
                 (select k.pada from segel_kepala k, segel_keadaan s where k.ukuran > s.tersaksi
                   order by k.ukuran limit 1))
$$;
revoke execute on function segel_menunggu_sejak() from public;
grant execute on function segel_menunggu_sejak() to adminduk_web, adminduk_pekerja, adminduk_segel, adminduk_auditor;

grant select, insert on segel_saksi to adminduk_segel;
grant select, update (tersaksi, pada) on segel_keadaan to adminduk_segel;
grant select on segel_saksi, segel_keadaan to adminduk_web, adminduk_pekerja, adminduk_auditor;

-- A payload may be erased once an event of its own says by which article (KEPUTUSAN 8); header and leaf stay.
create or replace function tolak_ubah_jurnal() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and to_jsonb(old) ? 'garam' and exists (
        select from peristiwa p where p.jenis = 'penghapusan_isi' and p.subjek[1] = (to_jsonb(old) ->> 'peristiwa')::uuid) then
        return old;
    end if;
    raise exception 'Jurnal hanya dapat ditambah, tidak diubah atau dihapus.' using errcode = 'insufficient_privilege';
end $$;

-- Only the owner may call it: no log-in of the application erases anything.
create function hapus_isi(id uuid) returns boolean
    language sql security definer set search_path = public, pg_temp as $$
    with hilang as (delete from peristiwa_isi where peristiwa = id returning 1) select exists (select from hilang)
$$;
revoke execute on function hapus_isi(uuid) from public;
