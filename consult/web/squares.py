"""Squares for the camera of a phone (QR codes)."""

import io

import segno


def qr_code(address: str) -> str:
    """The address as an SVG picture, for a camera to read."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", xmldecl=False, border=2, light="white")
    return picture.getvalue().decode()
