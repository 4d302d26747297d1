"""What is left of a photo."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from consult.diagnostics.photo_cleaning import SIDE_AT_MOST, PhotoRefused, cleaned
from tests.factories.photos import picture


def test_position_camera_and_words_are_gone() -> None:
    sent = picture("JPEG", exif=True)
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = Image.open(BytesIO(cleaned(sent)))
    assert (
        kept.format == "JPEG" and not kept.getexif() and set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    )
    assert b"Camera" in sent and b"Camera" not in cleaned(sent)


def test_a_photo_taken_sideways_stands_upright() -> None:
    assert Image.open(BytesIO(cleaned(picture("JPEG", (60, 30), exif=True)))).size == (30, 60)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_large_pictures_become_smaller_and_small_ones_stay(form: str) -> None:
    assert Image.open(BytesIO(cleaned(picture(form, (2_400, 1_200))))).size == (SIDE_AT_MOST, SIDE_AT_MOST // 2)
    assert Image.open(BytesIO(cleaned(picture(form, (60, 30))))).size == (60, 30)


def test_what_is_transparent_becomes_white() -> None:
    clear = BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(clear, "PNG")
    assert Image.open(BytesIO(cleaned(clear.getvalue()))).getpixel((4, 4)) == (255, 255, 255)


def _zip() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", picture("JPEG"))
    return file.getvalue()


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("content", [HEIC, SVG, _zip(), picture("GIF"), picture("BMP"), b"", b"x", b"\xff\xd8\xff", b"%PDF-1.7"])
def test_what_is_no_picture_of_the_three_kinds_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoRefused) as refusal:
        cleaned(content)
    assert refusal.value.reason in ("unreadable", "damaged")


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    bomb = BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(PhotoRefused) as refusal:
        cleaned(bomb.getvalue())
    assert refusal.value.reason == "too-large"


def test_a_picture_cut_off_is_refused() -> None:
    whole = picture("PNG", (300, 300))
    with pytest.raises(PhotoRefused) as refusal:
        cleaned(whole[: len(whole) // 2])
    assert refusal.value.reason == "damaged"
