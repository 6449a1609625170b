"""Children with two citizenships of an office: see skema/0015_kewarganegaraan_ganda.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0014_orang_asing")]
    operations = [migrations.RunSQL((SKEMA / "0015_kewarganegaraan_ganda.sql").read_text(), elidable=False)]
