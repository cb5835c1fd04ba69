"""Reading data files: the only package that knows YAML."""
