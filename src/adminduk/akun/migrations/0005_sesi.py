"""Sessions with their owner, and what ends them: any change of an officer's role, place, password or devices, and a
resident's new code. In the database, so that it holds for every process at once and for the command line.

Everybody logs in again. Takes no time; the way back drops the table and Django's own is used again.
"""

from django.db import migrations, models

PEMICU = """
drop table if exists django_session;

create function akhiri_sesi_petugas() returns trigger language plpgsql as $$
begin
    delete from akun_sesi where pemilik = old.id;
    -- A request that is under way may write its session once more; with another number it opens nothing.
    new.angkatan := old.angkatan + 1;
    return new;
end $$;
create trigger akhiri_sesi before update on akun_petugas for each row
    when (old.peran is distinct from new.peran or old.kab is distinct from new.kab or old.desa is distinct from new.desa
          or old.aktif is distinct from new.aktif or old.password is distinct from new.password
          or old.angkatan is distinct from new.angkatan)
    execute function akhiri_sesi_petugas();

create function akhiri_sesi_alat() returns trigger language plpgsql as $$
begin
    update akun_petugas set angkatan = angkatan + 1
     where id = (to_jsonb(old) ->> case when tg_table_name = 'akun_passkey' then 'petugas_id' else 'user_id' end)::uuid;
    return null;
end $$;
create trigger akhiri_sesi after delete on akun_passkey for each row execute function akhiri_sesi_alat();
create trigger akhiri_sesi after delete on otp_totp_totpdevice for each row when (old.confirmed)
    execute function akhiri_sesi_alat();
create trigger akhiri_sesi_kunci after update on otp_totp_totpdevice for each row
    when (old.confirmed and old.key is distinct from new.key) execute function akhiri_sesi_alat();

create function akhiri_sesi_penduduk() returns trigger language plpgsql as $$
begin
    delete from akun_sesi where pemilik = old.orang;
    return null;
end $$;
create trigger akhiri_sesi_hapus after delete on akun_penduduk for each row execute function akhiri_sesi_penduduk();
create trigger akhiri_sesi after update on akun_penduduk for each row when (old.kode is distinct from new.kode)
    execute function akhiri_sesi_penduduk();
"""
BALIK = """
drop trigger akhiri_sesi on akun_penduduk;
drop trigger akhiri_sesi_hapus on akun_penduduk;
drop trigger akhiri_sesi_kunci on otp_totp_totpdevice;
drop trigger akhiri_sesi on otp_totp_totpdevice;
drop trigger akhiri_sesi on akun_passkey;
drop trigger akhiri_sesi on akun_petugas;
drop function akhiri_sesi_petugas(), akhiri_sesi_alat(), akhiri_sesi_penduduk();
"""


class Migration(migrations.Migration):
    dependencies = [("akun", "0004_kunci_penanda_tangan"), ("otp_totp", "0003_add_timestamps")]
    operations = [
        migrations.AddField("petugas", "angkatan", models.IntegerField(default=0, db_default=0)),
        migrations.CreateModel(
            name="Sesi",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("session_data", models.TextField()),
                ("expire_date", models.DateTimeField(db_index=True)),
                ("pemilik", models.UUIDField(db_index=True, null=True)),
                ("mulai", models.DateTimeField(null=True)),
                ("terakhir", models.DateTimeField()),
                ("alamat", models.CharField(blank=True, max_length=60)),
                ("peramban", models.CharField(blank=True, max_length=200)),
            ],
            options={"db_table": "akun_sesi"},
        ),
        migrations.RunSQL(PEMICU, BALIK),
    ]
