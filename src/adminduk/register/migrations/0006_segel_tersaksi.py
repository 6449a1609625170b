"""Witnesses of the seal, the fail-closed rule, lawful erasure: see skema/0006_segel_tersaksi.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0005_lingkup_perubahan")]
    operations = [migrations.RunSQL((SKEMA / "0006_segel_tersaksi.sql").read_text(), elidable=False)]
