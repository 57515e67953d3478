"""Pictures: uploaded once, then only their words and their focal point change."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from imagefield.widgets import with_preview_and_ppoi

from newsroom.admin.searching import FoldedSearch
from newsroom.models import Picture


class NoFile(forms.Widget):
    """Shows the picture to click on, and nothing to replace it with."""

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '<span class="quiet">{}</span>',
            "A picture’s file is never replaced: another file is another picture.",
        )


FocalPointWidget = with_preview_and_ppoi(
    NoFile, ppoi_field="focal_point", processors=["default", ("thumbnail", (600, 600))]
)


class NewPictureForm(forms.ModelForm):
    upload = forms.FileField(
        label="File",
        help_text="JPEG, PNG or WebP, at most 20 MB. What the camera wrote into it is removed.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta:
        model = Picture
        fields = ["alt", "credit"]

    def clean_upload(self):
        self.instance.take(self.cleaned_data["upload"])
        return self.cleaned_data["upload"]


class PictureForm(forms.ModelForm):
    shown = forms.FileField(label="Picture", required=False, disabled=True, widget=FocalPointWidget())

    class Meta:
        model = Picture
        fields = ["alt", "credit", "focal_point"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown"] = self.instance.image
        self.fields["shown"].help_text = "Click on what a crop must keep."


@admin.register(Picture)
class PictureAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ["thumbnail", "alt", "credit", "size", "added_at"]
    list_display_links = ["thumbnail", "alt"]
    folded_column = "folded_text"
    date_hierarchy = "added_at"

    def get_form(self, request, obj=None, change=False, **kwargs):  # noqa: FBT002 Django's own signature
        return super().get_form(request, obj, change, form=PictureForm if obj else NewPictureForm, **kwargs)

    def get_fields(self, request, obj=None):
        return ["shown", "alt", "credit", "focal_point"] if obj else ["upload", "alt", "credit"]

    @admin.display(description="")
    def thumbnail(self, picture: Picture) -> str:
        return format_html(
            '<img class="desk-thumbnail" src="{}" alt="" width="96" height="54">', picture.image.card
        )

    @admin.display(description="pixels")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"
