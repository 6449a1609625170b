"""Journal, state, numbers, ledger and seal: see skema/0001_register.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL((SKEMA / "0001_register.sql").read_text(), elidable=False)]
