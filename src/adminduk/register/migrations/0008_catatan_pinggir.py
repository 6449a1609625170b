"""Margin notes on acts: see skema/0008_catatan_pinggir.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0007_akses")]
    operations = [migrations.RunSQL((SKEMA / "0008_catatan_pinggir.sql").read_text(), elidable=False)]
