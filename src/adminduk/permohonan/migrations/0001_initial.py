"""Tables of cases, their history, files, requests made once, and documents on their way out."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Berkas',
            fields=[
                ('sha256', models.TextField(primary_key=True, serialize=False)),
                ('ukuran', models.BigIntegerField()),
                ('jenis', models.TextField()),
                ('dibuat_pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'db_table': 'berkas',
            },
        ),
        migrations.CreateModel(
            name='Permohonan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('nomor', models.TextField(unique=True)),
                ('kode', models.TextField()),
                ('kab', models.IntegerField()),
                ('desa', models.BigIntegerField(null=True)),
                ('keadaan', models.TextField(default='draf')),
                ('perihal', models.TextField(default='')),
                ('formulir', models.JSONField(default=dict)),
                ('pemohon', models.UUIDField(null=True)),
                ('pembuat', models.UUIDField()),
                ('operator', models.UUIDField(null=True)),
                ('verifikator', models.UUIDField(null=True)),
                ('kabid', models.UUIDField(null=True)),
                ('kadis', models.UUIDField(null=True)),
                ('tanggal_pengajuan', models.DateField(null=True)),
                ('batas_waktu', models.DateTimeField(null=True)),
                ('sisa_waktu', models.DurationField(null=True)),
                ('antre_pada', models.DateTimeField()),
                ('versi', models.IntegerField(default=1)),
                ('diubah_oleh', models.TextField()),
                ('diubah_pada', models.DateTimeField()),
                ('dibuat_pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('alasan', models.JSONField(default=list)),
                ('sidik_dasar', models.BinaryField(null=True)),
                ('orang_tersentuh', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('keluarga_tersentuh', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
            ],
            options={
                'db_table': 'permohonan',
            },
        ),
        migrations.CreateModel(
            name='Lampiran',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kab', models.IntegerField()),
                ('pemohon', models.UUIDField(null=True)),
                ('syarat', models.TextField()),
                ('nama', models.TextField()),
                ('oleh', models.UUIDField()),
                ('pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'db_table': 'lampiran',
            },
        ),
        migrations.CreateModel(
            name='Langkah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kab', models.IntegerField()),
                ('pemohon', models.UUIDField(null=True)),
                ('nama', models.TextField()),
                ('dari', models.TextField()),
                ('ke', models.TextField()),
                ('oleh', models.UUIDField()),
                ('nama_oleh', models.TextField()),
                ('peran', models.TextField()),
                ('pada', models.DateTimeField()),
                ('dasar', models.TextField()),
                ('alasan', models.JSONField(default=list)),
            ],
            options={
                'db_table': 'langkah',
            },
        ),
        migrations.CreateModel(
            name='Permintaan',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kab', models.IntegerField()),
                ('oleh', models.UUIDField()),
                ('sidik', models.BinaryField()),
                ('jawaban', models.JSONField()),
                ('pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'db_table': 'permintaan',
            },
        ),
        migrations.CreateModel(
            name='DokumenKeluar',
            fields=[
                ('dokumen', models.UUIDField(primary_key=True, serialize=False)),
                ('kode', models.TextField(unique=True)),
                ('kab', models.IntegerField()),
                ('pemohon', models.UUIDField(null=True)),
                ('peristiwa', models.UUIDField()),
                ('jenis', models.TextField()),
                ('nomor', models.TextField()),
                ('tanggal', models.DateField()),
                ('isi', models.JSONField()),
                ('keadaan', models.TextField(choices=[('menunggu segel', 'Menunggu Segel'), ('dirender', 'Dirender'), ('terbit', 'Terbit'), ('gagal', 'Gagal')], default='menunggu segel')),
                ('percobaan', models.IntegerField(default=0)),
                ('galat', models.TextField(default='')),
                ('dibuat_pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('terbit_pada', models.DateTimeField(null=True)),
                ('berkas', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='permohonan.berkas')),
            ],
            options={
                'db_table': 'dokumen_keluar',
            },
        ),
        migrations.CreateModel(
            name='KodeAmbil',
            fields=[
                ('permohonan', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='kode_ambil', serialize=False, to='permohonan.permohonan')),
                ('kab', models.IntegerField()),
                ('pemohon', models.UUIDField(null=True)),
                ('kode', models.TextField(unique=True)),
                ('pin', models.TextField()),
                ('gagal', models.IntegerField(default=0)),
                ('tertutup_sampai', models.DateTimeField(null=True)),
                ('dibuat_pada', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'db_table': 'kode_ambil',
            },
        ),
        migrations.AddIndex(
            model_name='permohonan',
            index=models.Index(fields=['kab', 'keadaan', 'antre_pada', 'id'], name='permohonan_antrean'),
        ),
        migrations.AddIndex(
            model_name='permohonan',
            index=models.Index(condition=models.Q(('desa__isnull', False)), fields=['desa', 'keadaan', 'antre_pada', 'id'], name='permohonan_antrean_desa'),
        ),
        migrations.AddIndex(
            model_name='permohonan',
            index=models.Index(fields=['pemohon', 'antre_pada', 'id'], name='permohonan_pemohon'),
        ),
        migrations.AddConstraint(
            model_name='permohonan',
            constraint=models.CheckConstraint(condition=models.Q(('keadaan__in', ['draf', 'diajukan', 'diverifikasi', 'disetujui', 'ditandatangani', 'diterbitkan', 'diserahkan', 'dikembalikan', 'ditolak', 'dibatalkan'])), name='keadaan_permohonan_dikenal'),
        ),
        migrations.AddConstraint(
            model_name='permohonan',
            constraint=models.CheckConstraint(condition=models.Q(('verifikator__isnull', True), ('operator__isnull', True), models.Q(('operator', models.F('verifikator')), _negated=True), _connector='OR'), name='operator_bukan_verifikator'),
        ),
        migrations.AddField(
            model_name='dokumenkeluar',
            name='permohonan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dokumen_keluar', to='permohonan.permohonan'),
        ),
        migrations.AddField(
            model_name='lampiran',
            name='berkas',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='permohonan.berkas'),
        ),
        migrations.AddField(
            model_name='lampiran',
            name='permohonan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lampiran', to='permohonan.permohonan'),
        ),
        migrations.AddField(
            model_name='langkah',
            name='permohonan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='riwayat', to='permohonan.permohonan'),
        ),
        migrations.AddConstraint(
            model_name='lampiran',
            constraint=models.UniqueConstraint(fields=('permohonan', 'syarat', 'berkas'), name='lampiran_sekali'),
        ),
    ]
