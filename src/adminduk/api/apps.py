from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "adminduk.api"
    label = "api"
    verbose_name = "API"
