"""Nodes of the tree of seals, for short proofs: see skema/0003_segel.sql."""

from pathlib import Path

from django.db import migrations

SKEMA = Path(__file__).parent.parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("register", "0002_wilayah")]
    operations = [migrations.RunSQL((SKEMA / "0003_segel.sql").read_text(), elidable=False)]
