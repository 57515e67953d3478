"""The record's public addresses."""

from django.urls import path

from athletics.views import athletes, meets, seasons

app_name = "athletics"
urlpatterns = [
    path("athletes/", athletes.index, name="athletes"),
    path("athletes/<slug:slug>/", athletes.detail, name="athlete"),
    path("meets/", meets.index, name="meets"),
    path("meets/<slug:slug>/", meets.detail, name="meet"),
    path("seasons/", seasons.index, name="seasons"),
    path("seasons/<slug:league>/<int:year>/", seasons.detail, name="season"),
]
