"""The whole data and all pages at once: site, package, schemas."""
