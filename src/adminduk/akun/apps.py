from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "adminduk.akun"
    label = "akun"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Akun"

    def ready(self) -> None:
        from adminduk.akun import sandian

        sandian.pasang()
