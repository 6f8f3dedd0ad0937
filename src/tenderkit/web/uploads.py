"""The one file that can be sent to the page: a plan, to the plan's own address. It is held in memory, and its name is never used."""

from io import BytesIO
from typing import Any

from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.urls import Resolver404, resolve

TAKES_A_FILE = "plans"  # the name of the address
MOST_BYTES = 10 * 1024 * 1024


class PlanAlone(FileUploadHandler):
    """Nothing is kept of a file that is too large but its size; at any other address a file is refused."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django calls it
        """Raises `TooManyFilesSent`, which Django answers with 400."""
        super().new_file(*args, **kwargs)
        try:
            named = resolve(self.request.path).url_name if self.request is not None else None
        except Resolver404:
            named = None
        if named != TAKES_A_FILE:
            raise TooManyFilesSent
        self._held = BytesIO()
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Another piece of the file."""
        del start
        self._size += len(raw_data)
        if self._size <= MOST_BYTES:
            self._held.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """The file by a name of ours."""
        if self._size > MOST_BYTES:
            self._held = BytesIO()
        self._held.seek(0)
        return InMemoryUploadedFile(self._held, self.field_name, "plan", "", file_size, None)
