"""Months of the journal, three ahead: see skema/0012_partisi.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0011_pindah")]
    operations = [migrations.RunSQL((SKEMA / "0012_partisi.sql").read_text(), elidable=False)]
