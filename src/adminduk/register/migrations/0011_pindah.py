"""Moves between districts: see skema/0011_pindah.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0010_akta_kematian")]
    operations = [migrations.RunSQL((SKEMA / "0011_pindah.sql").read_text(), elidable=False)]
