"""Village officers write the units of their own village only: see skema/0004_satuan_lokal_desa.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0003_segel")]
    operations = [migrations.RunSQL((SKEMA / "0004_satuan_lokal_desa.sql").read_text(), elidable=False)]
