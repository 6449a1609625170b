from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "adminduk.web"
    label = "web"

    def ready(self) -> None:
        """Compile the English catalogue when its source is newer: gettext reads only the compiled form."""
        from adminduk.web import terjemahan

        terjemahan.susun_bila_usang()
