/* Quality of service: the types that Winsock's records name. */
#ifndef __QOS_H_
#define __QOS_H_
#pragma GCC system_header

#include <windef.h>

typedef ULONG SERVICETYPE;

typedef struct _flowspec {
	ULONG TokenRate;
	ULONG TokenBucketSize;
	ULONG PeakBandwidth;
	ULONG Latency;
	ULONG DelayVariation;
	SERVICETYPE ServiceType;
	ULONG MaxSduSize;
	ULONG MinimumPolicedSize;
} FLOWSPEC, *PFLOWSPEC, *LPFLOWSPEC;

typedef struct {
	ULONG ObjectType;
	ULONG ObjectLength;
} QOS_OBJECT_HDR, *LPQOS_OBJECT_HDR;

typedef struct _QOS_SD_MODE {
	QOS_OBJECT_HDR ObjectHdr;
	ULONG ShapeDiscardMode;
} QOS_SD_MODE, *LPQOS_SD_MODE;

typedef struct _QOS_SHAPING_RATE {
	QOS_OBJECT_HDR ObjectHdr;
	ULONG ShapingRate;
} QOS_SHAPING_RATE, *LPQOS_SHAPING_RATE;

#define SERVICETYPE_NOTRAFFIC           0
#define SERVICETYPE_BESTEFFORT          1
#define SERVICETYPE_CONTROLLEDLOAD      2
#define SERVICETYPE_GUARANTEED          3
#define SERVICETYPE_NETWORK_UNAVAILABLE 4
#define SERVICETYPE_GENERAL_INFORMATION 5
#define SERVICETYPE_NOCHANGE            6
#define SERVICETYPE_NONCONFORMING       9
#define SERVICETYPE_NETWORK_CONTROL     10
#define SERVICETYPE_QUALITATIVE         13
#define SERVICE_BESTEFFORT              0x80010000
#define SERVICE_CONTROLLEDLOAD          0x80020000
#define SERVICE_GUARANTEED              0x80040000
#define SERVICE_QUALITATIVE             0x80200000
#define SERVICE_NO_TRAFFIC_CONTROL      0x81000000
#define SERVICE_NO_QOS_SIGNALING        0x40000000
#define QOS_NOT_SPECIFIED               0xffffffff
#define POSITIVE_INFINITY_RATE          0xfffffffe
#define QOS_GENERAL_ID_BASE             2000
#define QOS_OBJECT_END_OF_LIST          2001
#define QOS_OBJECT_SD_MODE              2002
#define QOS_OBJECT_SHAPING_RATE         2003
#define QOS_OBJECT_DESTADDR             2004
#define TC_NONCONF_BORROW               0
#define TC_NONCONF_SHAPE                1
#define TC_NONCONF_DISCARD              2
#define TC_NONCONF_BORROW_PLUS          3

#endif
