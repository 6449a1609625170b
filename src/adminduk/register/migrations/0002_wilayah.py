"""Regions with validity, and what lies below the village: see skema/0002_wilayah.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0001_register")]
    operations = [migrations.RunSQL((SKEMA / "0002_wilayah.sql").read_text(), elidable=False)]
