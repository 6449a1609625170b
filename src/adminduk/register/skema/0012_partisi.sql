-- Months of the journal are made three ahead, by the worker, instead of two years ahead, by the migration: every statement
-- about the events of one person pays for each of them, with its policies, and after two years there would have been none.
-- Empty months beyond that go. The way back is to call buat_partisi for them and to drop the function.
do $$
declare
    t regclass;
begin
    for t in select inhrelid::regclass from pg_inherits
              where inhparent in ('peristiwa'::regclass, 'peristiwa_isi'::regclass, 'jejak_akses'::regclass)
                and inhrelid::regclass::text ~ '_\d{4}_\d\d$'
                and to_date(right(inhrelid::regclass::text, 7), 'YYYY_MM') > now() + interval '3 months' loop
        execute format('do $d$ begin if not exists (select from %1$s) then drop table %1$s; end if; end $d$', t);
    end loop;
end $$;

create function siapkan_partisi() returns int
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    bulan date;
    baru  int := 0;
begin
    for bulan in select (date_trunc('month', now()) + make_interval(months => n))::date from generate_series(0, 3) n loop
        if to_regclass('jejak_akses_' || to_char(bulan, 'YYYY_MM')) is null then
            perform buat_partisi(bulan);
            baru := baru + 1;
        end if;
    end loop;
    return baru;
end $$;
revoke execute on function siapkan_partisi() from public;
grant execute on function siapkan_partisi() to adminduk_pekerja;
