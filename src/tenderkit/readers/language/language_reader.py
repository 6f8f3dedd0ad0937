"""`language.yaml` of every folder -> Language: a municipality's own file adds to the shipped one."""

from pathlib import Path

from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.language.language_paths import language_paths
from tenderkit.readers.yaml.yaml_reader import read_bytes
from tenderkit.rules.language.language import Language


@once_in_a_run
def language_in(folders: tuple[Path, ...]) -> Language:
    """All files together; raises `InvalidInputError` at the first that can't be read."""
    files = [(path, read_bytes(path)) for path in language_paths(folders)]

    def parsed() -> Language:
        from tenderkit.readers.language.language_parser import language_of, parsed_files

        return language_of([each.file for each in parsed_files(files)])

    return prepared("language", Language, (data for _, data in files), parsed)
