-- As 0009, and nobody asks without saying what for: an empty purpose is none. The way back is the text of 0009.
create or replace function cari_nasional(pelaku uuid, peran text, kantor int, keperluan text, kasus text,
                                         tanda int[], tanggal date, nama_ibunya text)
    returns table (orang uuid, nama text, kab int, lain_ibu boolean)
    language plpgsql volatile security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    wilayah int[] := nullif(current_setting('app.kab', true), '')::int[];
    ada     uuid[];
begin
    if nullif(current_setting('app.orang', true), '') is not null or wilayah is null or kantor <> all(wilayah)
       or coalesce(kasus, '') = '' or coalesce(keperluan, '') = '' or tanggal is null then
        raise exception 'Pencarian nasional hanya bagi petugas, untuk suatu permohonan.' using errcode = 'insufficient_privilege';
    end if;
    select coalesce(array_agg(c.orang), '{}') into ada
      from (select t.orang, count(distinct t.token) as cocok, max(count(distinct t.token)) over () as terbaik
              from token_nama t where t.token = any(tanda) and t.lahir = tanggal
             group by t.orang order by cocok desc limit 50) c
      join penduduk p on p.id = c.orang and upper_inf(p.tercatat) and upper_inf(p.masa)
     where c.cocok >= c.terbaik - 1 and p.kab <> all(wilayah);
    insert into jejak_akses (pelaku, peran, kab, keperluan, kasus, tindakan, subjek)
    values (pelaku, peran, kantor, keperluan, kasus, 'cari di seluruh Indonesia', ada);
    return query
        select p.id, p.nama, p.kab, nama_ibunya <> '' and p.nama_ibu <> '' and p.nama_ibu <> nama_ibunya
          from penduduk p where p.id = any(ada) and upper_inf(p.tercatat) and upper_inf(p.masa);
end $$;
