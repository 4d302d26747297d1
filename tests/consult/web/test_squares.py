"""Squares for the camera of a phone."""

from consult.web.squares import qr_code


def test_a_square_is_a_picture_of_its_address_alone() -> None:
    square = qr_code("https://consult.example/feuille/K7QF-2MXD-9")
    assert square.startswith("<svg") and square == qr_code("https://consult.example/feuille/K7QF-2MXD-9")
    assert square != qr_code("https://consult.example/feuille/K7QF-2MXD-A")
