"""Counts of tries, shared by all processes, in place of a count in each. Unlogged: after a crash everybody starts anew.

Takes no time. The way back drops the table.
"""

from django.db import migrations

BUAT = """
create unlogged table akun_laju (
    kunci  bytea       primary key,
    habis  timestamptz not null,
    jumlah int         not null
);
create index on akun_laju (habis);
"""


class Migration(migrations.Migration):
    dependencies = [("akun", "0002_peran_dan_desa_token")]
    operations = [migrations.RunSQL(BUAT, "drop table akun_laju")]
