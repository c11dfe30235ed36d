"""The web desk. Start it with `verify app`; its pages are the files in verify/desk/pages."""

from verify.desk.frame import frame

frame()
