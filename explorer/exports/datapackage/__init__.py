"""The whole archive as data: a Frictionless Data Package, and the same packed into one file."""

from explorer.exports.datapackage.archive import write_archive
from explorer.exports.datapackage.descriptor import PACKAGE_NAME, descriptor
from explorer.exports.datapackage.resources import RESOURCES, Resource

__all__ = ["PACKAGE_NAME", "RESOURCES", "Resource", "descriptor", "write_archive"]
