"""One person, one NIK in the whole country: see skema/0009_cari_nasional.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0008_catatan_pinggir")]
    operations = [migrations.RunSQL((SKEMA / "0009_cari_nasional.sql").read_text(), elidable=False)]
