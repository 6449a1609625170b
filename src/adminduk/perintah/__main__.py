"""``python -m adminduk.perintah`` is ``adminduk``."""

from adminduk.perintah import main

raise SystemExit(main())
