dist_man_MANS += %D%/wsaerr.1
dist_man_MANS += %D%/winsock-cc.1 %D%/winsock-c++.1
dist_man_MANS += %D%/winsock.7
