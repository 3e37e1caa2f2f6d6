include %D%/include/local.mk
include %D%/base/local.mk
include %D%/user/local.mk
