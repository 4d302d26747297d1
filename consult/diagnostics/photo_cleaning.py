"""A photo as it is kept: turned upright, made smaller, written anew, so that nothing but the picture is left. Pure."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from consult.diagnostics.question_types.photo import DAMAGED, TOO_LARGE, UNREADABLE

FORMATS = ("JPEG", "PNG", "WEBP")
PIXELS_AT_MOST = 50_000_000
SIDE_AT_MOST = 1_600
QUALITY = 80


class PhotoRefused(Exception):
    """A file that cannot be kept as a photo; `reason` is a key of the refusals of the question type."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def cleaned(content: bytes) -> bytes:
    """A JPEG of the picture, 1,600 pixels a side at most, without position, date, camera or words. Raises PhotoRefused."""
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PhotoRefused(UNREADABLE) from error
    except Image.DecompressionBombError as error:
        raise PhotoRefused(TOO_LARGE) from error
    if picture.width * picture.height > PIXELS_AT_MOST:
        raise PhotoRefused(TOO_LARGE)
    try:
        return _written(picture)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise PhotoRefused(DAMAGED) from error


def _written(picture: Image.Image) -> bytes:
    """The first image of the file as a JPEG; what is transparent becomes white."""
    picture.draft("RGB", (SIDE_AT_MOST, SIDE_AT_MOST))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
    layered = upright.convert("RGBA")
    plain = Image.new("RGB", layered.size, "white")
    plain.paste(layered, mask=layered.getchannel("A"))
    written = BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
