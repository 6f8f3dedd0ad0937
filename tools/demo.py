"""The main job on a sample: builds the requirements section of Väghyveln, as Word and PDF, and says where the documents are."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path("samples", "vaghyveln")
TARGET = Path("out", "vaghyveln")


def main() -> int:
    program = shutil.which("tenderkit", path=sysconfig.get_path("scripts"))
    if program is None:
        print("tenderkit is not installed here; run: python3 tools/run.py demo", file=sys.stderr)
        return 5
    command = (program, "build", str(SAMPLE), "--pdf", "--to", str(TARGET))
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        return code
    print("\nThe documents:")
    for document in sorted((ROOT / TARGET).iterdir()):
        print(f"  {document}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
