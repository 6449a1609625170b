"""No national look-up without a purpose: see skema/0013_cari_nasional.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0012_partisi")]
    operations = [migrations.RunSQL((SKEMA / "0013_cari_nasional.sql").read_text(), elidable=False)]
