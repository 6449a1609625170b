"""adminduk — administrasi kependudukan, pencatatan sipil, dan identitas digital."""
