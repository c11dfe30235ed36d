"""The desk for programs: a REST server, and what every server of ours needs."""
