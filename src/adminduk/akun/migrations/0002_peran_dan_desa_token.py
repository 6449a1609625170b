"""Roles above and beside the office, and the village of a system that works for one.

Tokens of village officers made before named no village and could open nothing: they are revoked. Takes no time; the way
back is to drop the column and the constraint.
"""

from django.db import migrations, models

PERAN = [
    "petugas desa/kelurahan", "operator", "verifikator", "kepala seksi", "kepala bidang", "kepala dinas",
    "pejabat pencatatan sipil", "operator SIAK Plus OAP", "administrator", "petugas provinsi",
    "petugas pusat", "auditor",
]  # fmt: skip
PILIHAN = [(p, p) for p in PERAN]


class Migration(migrations.Migration):
    dependencies = [("akun", "0001_initial")]
    operations = [
        migrations.AddField("tokensistem", "desa", models.BigIntegerField(null=True, blank=True)),
        migrations.AlterField("tokensistem", "dicabut", models.DateTimeField(null=True, blank=True)),
        migrations.AlterField("tokensistem", "peran", models.CharField(choices=PILIHAN, max_length=40)),
        migrations.AlterField("petugas", "peran", models.CharField(choices=PILIHAN, max_length=40)),
        migrations.RunSQL(
            "update akun_token_sistem set dicabut = coalesce(dicabut, now()) where peran = 'petugas desa/kelurahan'",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            "tokensistem",
            models.CheckConstraint(
                name="hanya_token_desa_berdesa",
                condition=models.Q(
                    models.Q(("desa__isnull", True), ("peran", "petugas desa/kelurahan"), _connector="XOR"),
                    ("dicabut__isnull", False),
                    _connector="OR",
                ),
                violation_error_message="Token petugas desa/kelurahan harus punya desa; token lain tidak.",
            ),
        ),
    ]
