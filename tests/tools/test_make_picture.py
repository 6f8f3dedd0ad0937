import struct
import zlib

import pytest
from make_picture import GAP, Picture, png, read_ppm, side_by_side

WHITE, BLACK = b"\xff\xff\xff", b"\x00\x00\x00"


def test_a_page_is_read_row_by_row() -> None:
    assert read_ppm(b"P6\n2 2\n255\n" + WHITE + BLACK + BLACK + WHITE) == Picture(2, (WHITE + BLACK, BLACK + WHITE))


def test_another_kind_of_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="P6"):
        read_ppm(b"P5\n1 1\n255\n\x00")


def test_pages_stand_side_by_side_with_room_around_them() -> None:
    page = Picture(3, (WHITE * 3, WHITE * 3))

    desk = side_by_side([page, page])

    assert (desk.width, len(desk.rows)) == (3 * 2 + GAP * 3, 2 + GAP * 2)
    assert {len(row) for row in desk.rows} == {3 * desk.width}


def test_the_png_holds_the_colours_and_the_pixels() -> None:
    chunks = dict(_chunks(png(Picture(2, (WHITE + BLACK, BLACK + BLACK)))))

    assert chunks[b"PLTE"] == WHITE + BLACK
    assert zlib.decompress(chunks[b"IDAT"]) == bytes([0, 0, 1, 0, 1, 1])


def test_a_picture_with_too_many_colours_is_refused() -> None:
    colours = b"".join(bytes((red * 17, green * 17, 0)) for red in range(16) for green in range(16))

    with pytest.raises(ValueError, match="byte"):
        png(Picture(257, (colours + WHITE,)))


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    at, found = 8, []
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += length + 12
    return found
