"""Bytes of unknown encoding made Unicode text: Unicode in its forms, TCVN3, VNI-Windows, UTF-8 misread as cp1252."""
