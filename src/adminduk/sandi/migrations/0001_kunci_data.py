"""The wrapped data keys: see skema/0001_kunci_data.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL((SKEMA / "0001_kunci_data.sql").read_text(), elidable=False)]
