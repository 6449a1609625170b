"""The number of a case in a ledger, and whether it ever came before the office: see skema/kasus_terbaca.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0003_antrean_dan_ulang")]
    operations = [migrations.RunSQL((SKEMA / "kasus_terbaca.sql").read_text(), elidable=False)]
