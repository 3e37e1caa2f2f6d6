dist_man_MANS += %D%/wsaerr.1
