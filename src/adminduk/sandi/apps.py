from django.apps import AppConfig


class SandiConfig(AppConfig):
    name = "adminduk.sandi"
    label = "sandi"
