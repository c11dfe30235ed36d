"""The web desk. Start it with `verify app`; its pages are the files in verify/web/pages."""

from verify.web.frame import frame

frame()
