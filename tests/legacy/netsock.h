// NetSock.H - a socket in a class, as everybody had one.
#ifndef __NETSOCK_H__
#define __NETSOCK_H__

#pragma once
#pragma comment(lib, "wsock32.lib")
#include <WINDOWS.H>
#include <winsock.h>

class __declspec(dllexport) CNetSock
{
public:
    CNetSock() : m_hSocket(INVALID_SOCKET), m_nLastError(0) {}
    virtual ~CNetSock() { Close(); }

    BOOL Create(int nType = SOCK_STREAM);
    BOOL Attach(SOCKET hSocket);
    BOOL bind(UINT nPort = 0);
    BOOL listen(int nBacklog = 5);
    BOOL connect(LPCTSTR lpszHost, UINT nPort);
    BOOL accept(CNetSock &rPeer);
    int  send(const void FAR *lpBuf, int nLen);
    int  recv(void FAR *lpBuf, int nLen);
    void Close();
    UINT GetPort();
    int  GetLastError() const { return m_nLastError; }
    operator SOCKET() const { return m_hSocket; }

protected:
    SOCKET m_hSocket;
    int    m_nLastError;

    BOOL Check(int nResult);
};

#endif
