"""``python -m adminduk.perintah``: the same as ``adminduk``, for processes that start others."""

from adminduk.perintah import main

if __name__ == "__main__":
    raise SystemExit(main())
