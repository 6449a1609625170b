-- What was loaded in bulk, and what must be put back after it. Rows are written before the thing they tell of is
-- done, so that a load that was killed is seen, and finished, by the next one.
create table if not exists muatan (
    nomor     int generated always as identity primary key,
    wilayah   text        not null,
    jiwa      int         not null,
    benih     bigint      not null,
    tercatat  timestamptz not null default clock_timestamp(),  -- of all its events, also of those loaded after a restart
    dilepas   jsonb       not null default '[]',               -- [table, name, statement that puts it back], in order
    selesai   timestamptz
);
create table if not exists muatan_potongan (
    kecamatan int primary key,
    muatan    int         not null references muatan,
    jiwa      int         not null,
    keluarga  int         not null,
    pada      timestamptz not null default clock_timestamp()
);
