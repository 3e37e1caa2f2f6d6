include %D%/base/local.mk
include %D%/user/local.mk
