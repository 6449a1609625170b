"""Purpose and case, break-glass, alarms about reading: see skema/0007_akses.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0006_segel_tersaksi")]
    operations = [migrations.RunSQL((SKEMA / "0007_akses.sql").read_text(), elidable=False)]
