"""The record of the sport."""

from django.apps import AppConfig


class AthleticsConfig(AppConfig):
    name = "athletics"
    verbose_name = "The record"
