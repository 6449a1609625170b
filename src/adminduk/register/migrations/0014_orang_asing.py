"""Foreign residents of an office: see skema/0014_orang_asing.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0013_cari_nasional")]
    operations = [migrations.RunSQL((SKEMA / "0014_orang_asing.sql").read_text(), elidable=False)]
