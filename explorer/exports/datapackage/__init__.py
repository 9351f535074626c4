"""Write the whole archive as data: the archive comes in; a Frictionless Data Package goes out, also packed.

It uses the columns and tables of exports, and what exports may use.
"""

from explorer.exports.datapackage.archive import DESCRIPTOR, write_archive
from explorer.exports.datapackage.descriptor import PACKAGE_NAME
from explorer.exports.datapackage.ready import open_archive, packed_size, unpacked
from explorer.exports.datapackage.resources import RESOURCES, Resource

__all__ = [
    "DESCRIPTOR",
    "PACKAGE_NAME",
    "RESOURCES",
    "Resource",
    "open_archive",
    "packed_size",
    "unpacked",
    "write_archive",
]
