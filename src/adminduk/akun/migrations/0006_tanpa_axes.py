"""Wrong passwords are counted by ``akun.percobaan``; the tables of django-axes held names and addresses and go.

Takes no time. There is no way back to the counts; the package would make its tables anew.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("akun", "0005_sesi")]
    operations = [
        migrations.RunSQL(
            "drop table if exists axes_accessattemptexpiration, axes_accessattempt, axes_accesslog, "
            "axes_accessfailurelog",
            migrations.RunSQL.noop,
        )
    ]
