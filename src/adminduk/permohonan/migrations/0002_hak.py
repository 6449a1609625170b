"""Row-level security, grants and the doors of the self-print page: see skema/hak.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("permohonan", "0001_initial"), ("register", "0001_register")]
    operations = [migrations.RunSQL((SKEMA / "hak.sql").read_text(), elidable=False)]
