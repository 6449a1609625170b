"""What a resident's session reaches in the tables of the register: see register/skema/pagar_penduduk.sql."""

from pathlib import Path

from django.db import migrations

from adminduk import register

SKEMA = Path(register.__file__).parent / "skema"


class Migration(migrations.Migration):
    dependencies = [("akun", "0007_pemulihan"), ("register", "0006_segel_tersaksi")]
    operations = [migrations.RunSQL((SKEMA / "pagar_penduduk.sql").read_text(), elidable=False)]
