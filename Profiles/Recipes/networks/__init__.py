"""The networks behind the shipped profiles: how they are built, trained and exported. `python3 -m networks --help`."""
