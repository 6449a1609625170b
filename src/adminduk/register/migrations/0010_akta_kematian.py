"""Death acts of an office by their day: see skema/0010_akta_kematian.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0009_cari_nasional")]
    operations = [migrations.RunSQL((SKEMA / "0010_akta_kematian.sql").read_text(), elidable=False)]
