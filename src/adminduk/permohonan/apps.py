from django.apps import AppConfig


class PermohonanConfig(AppConfig):
    name = "adminduk.permohonan"
    label = "permohonan"
