"""The record's public addresses."""

from django.urls import path

from athletics.views import athletes, calendars, head_to_head, meets, records, seasons, top_lists

app_name = "athletics"
urlpatterns = [
    path("athletes/", athletes.index, name="athletes"),
    path("athletes/<slug:slug>/", athletes.detail, name="athlete"),
    path("athletes/<slug:slug>/calendar.ics", calendars.athlete, name="athlete_calendar"),
    path("athletes/<slug:slug>/records/", athletes.records, name="athlete_records"),
    path("athletes/<slug:slug>/rivals/", athletes.rivals, name="athlete_rivals"),
    path("head-to-head/", head_to_head.choose, name="head_to_head_choose"),
    path("head-to-head/<slug:a>/<slug:b>/", head_to_head.detail, name="head_to_head"),
    path("meets/", meets.index, name="meets"),
    path("meets/<slug:slug>/", meets.detail, name="meet"),
    path("meets/<slug:slug>/calendar.ics", calendars.meet, name="meet_calendar"),
    path("meets/<slug:meet>/<slug:event>/", meets.event, name="event"),
    path("meets/<slug:meet>/<slug:event>/records/", meets.event_records, name="event_records"),
    path("seasons/", seasons.index, name="seasons"),
    path("seasons/<slug:league>/<int:year>/", seasons.detail, name="season"),
    path("seasons/<slug:league>/<int:year>/calendar.ics", calendars.season, name="season_calendar"),
    path("seasons/<slug:league>/<int:year>/<str:sex>/<slug:slug>/", seasons.standings, name="standings"),
    path("records/", records.index, name="records"),
    path("records/<slug:discipline>/<str:sex>/", records.detail, name="record"),
    path("lists/", top_lists.index, name="top_lists"),
    path("lists/<slug:discipline>/<str:sex>/", top_lists.detail, name="top_list"),
]
