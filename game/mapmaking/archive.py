"""Writing arrays into one .npz file that comes out the same, byte for byte, every time.

Members are in the order of their names and bear one fixed date. They are packed with bzip2, of which there is one
implementation, so that the bytes do not hang on the version of a library; `numpy.load` reads it as any other.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

DATE: Final = (1980, 1, 1, 0, 0, 0)


def packed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The bytes of an .npz file with these arrays."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(arrays):
            member = BytesIO()
            np.lib.format.write_array(
                member, np.ascontiguousarray(arrays[name]), version=(1, 0), allow_pickle=False
            )
            entry = ZipInfo(f"{name}.npy", DATE)
            entry.compress_type = ZIP_BZIP2
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, member.getvalue(), ZIP_BZIP2, 9)
    return out.getvalue()
