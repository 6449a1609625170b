from django.apps import AppConfig


class ProyekConfig(AppConfig):
    name = "adminduk.proyek"
    label = "proyek"
