"""Write the whole archive as data: the archive comes in; a Frictionless Data Package goes out, also packed.

It uses the columns and tables of exports, and what exports may use.
"""

from explorer.exports.datapackage.archive import write_archive
from explorer.exports.datapackage.descriptor import PACKAGE_NAME, descriptor
from explorer.exports.datapackage.resources import RESOURCES, Resource

__all__ = ["PACKAGE_NAME", "RESOURCES", "Resource", "descriptor", "write_archive"]
