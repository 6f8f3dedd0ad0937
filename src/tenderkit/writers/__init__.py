"""A Document becomes Word, HTML, text or a sheet; and files reach the disk."""
