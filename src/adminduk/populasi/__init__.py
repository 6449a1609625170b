"""Populasi sintetis: keluarga yang mungkin ada, tidak satu pun sungguhan, masuk register sebagai data awal."""
