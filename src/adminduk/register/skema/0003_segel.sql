-- Nodes of the Merkle tree that cover 256, 65,536, … leaves: a proof of inclusion then reads at most a few hundred rows,
-- however long the journal. They can be computed anew from segel_daun at any time. Additive; the way back is to drop the table.
create table segel_simpul (
    tingkat smallint not null,
    indeks  bigint   not null,
    simpul  bytea    not null,
    primary key (tingkat, indeks)
);
grant select, insert on segel_simpul to adminduk_segel;
grant select on segel_simpul to adminduk_web, adminduk_pekerja, adminduk_auditor;
