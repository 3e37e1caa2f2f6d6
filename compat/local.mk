include %D%/include/local.mk
include %D%/base/local.mk
include %D%/file/local.mk
include %D%/system/local.mk
include %D%/user/local.mk
include %D%/crt/local.mk
