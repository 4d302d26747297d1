"""The numbers Consult promises, measured on this machine: `make bench`."""
