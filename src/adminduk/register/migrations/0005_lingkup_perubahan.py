"""A change reaches every row of what it changes: see skema/0005_lingkup_perubahan.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0004_satuan_lokal_desa")]
    operations = [migrations.RunSQL((SKEMA / "0005_lingkup_perubahan.sql").read_text(), elidable=False)]
