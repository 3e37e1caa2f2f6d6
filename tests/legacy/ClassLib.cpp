// ClassLib.cpp - a server and its clients out of small classes.
#include <Windows.h>
#include "classlib.h"
#include <iostream>
#include <string>
#include <vector>
#include <map>
#include <algorithm>
using namespace std;

#pragma comment(lib, "wsock32.lib")

BOOL CSocket::bind(u_short uPort)
{
    SOCKADDR_IN sin;

    ZeroMemory(&sin, sizeof sin);
    sin.sin_family = AF_INET;
    sin.sin_port = htons(uPort);
    sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::bind(m_s, (LPSOCKADDR)&sin, sizeof sin) == 0;
}

BOOL CSocket::connect(u_short uPort)
{
    SOCKADDR_IN sin = {AF_INET};

    sin.sin_port = htons(uPort);
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    return ::connect(m_s, (LPSOCKADDR)&sin, sizeof sin) != SOCKET_ERROR;
}

u_short CSocket::port() const
{
    SOCKADDR_IN sin;
    int cb = sizeof sin;

    return getsockname(m_s, (LPSOCKADDR)&sin, &cb) == 0 ? ntohs(sin.sin_port) : 0;
}

// Counts words for all clients.
class CTally
{
public:
    void Add(const string &str) { CLock lock(m_cs); m_map[str]++; }
    void Print()
    {
        CLock lock(m_cs);
        for (map<string, int>::iterator it = m_map.begin(); it != m_map.end(); ++it)
            cout << it->first << ' ' << it->second << endl;
    }
private:
    CCriticalSection m_cs;
    map<string, int> m_map;
};

class CSession : public CThread
{
public:
    CSession(SOCKET s, CTally &tally) : m_socket(s), m_tally(tally) {}
protected:
    virtual DWORD Run()
    {
        string word;
        char ch;
        DWORD dwWords = 0;

        while (m_socket.recv(&ch, 1) == 1)
            if (ch == ' ' || ch == '\n') {
                if (!word.empty()) {
                    m_tally.Add(word);
                    dwWords++;
                }
                word.erase();
            } else {
                word += ch;
            }
        m_socket << "bye\n";
        return dwWords;
    }
private:
    CSocket m_socket;
    CTally &m_tally;
};

class CServer : public CThread
{
public:
    CServer(int nClients) : m_evReady(FALSE, TRUE), m_nClients(nClients), m_uPort(0) {}
    u_short GetPort() { m_evReady.Wait(); return m_uPort; }
    void Print() { m_tally.Print(); }
protected:
    virtual DWORD Run()
    {
        CSocket listener;
        vector<CSession *> sessions;
        DWORD dwWords = 0;

        if (!listener.create() || !listener.bind(0) || !listener.listen())
            return 0;
        m_uPort = listener.port();
        m_evReady.Set();
        for (int i = 0; i < m_nClients; i++) {
            sessions.push_back(new CSession(listener.accept(), m_tally));
            sessions.back()->Start();
        }
        for (vector<CSession *>::iterator it = sessions.begin(); it != sessions.end(); ++it) {
            (*it)->Wait();
            dwWords += (*it)->GetExitCode();
            delete *it;
        }
        return dwWords;
    }
private:
    CEvent m_evReady;
    CTally m_tally;
    int m_nClients;
    u_short m_uPort;
};

class CClient : public CThread
{
public:
    CClient(u_short uPort, const char *pszText) : m_uPort(uPort), m_strText(pszText) {}
    const string &GetAnswer() const { return m_strAnswer; }
protected:
    virtual DWORD Run()
    {
        CSocket socket;
        char ach[16];
        int n;

        if (!socket.create() || !socket.connect(m_uPort))
            return WSAGetLastError();
        socket << m_strText.c_str() << "\n";
        socket.shutdown();
        while ((n = socket.recv(ach, sizeof ach)) > 0)
            m_strAnswer.append(ach, n);
        return 0;
    }
private:
    u_short m_uPort;
    string m_strText, m_strAnswer;
};

void main()
{
    static const char *const texts[] = {"to be or not to be", "that is the question", "whether it is nobler", "in the mind"};
    const int nTexts = sizeof texts / sizeof *texts;
    WSADATA wsaData;

    if (WSAStartup(MAKEWORD(1, 1), &wsaData) != 0)
        exit(1);
    {
        CServer server(nTexts);
        vector<CClient *> clients;

        server.Start();
        for (int i = 0; i < nTexts; i++) {
            clients.push_back(new CClient(server.GetPort(), texts[i]));
            clients.back()->Start();
        }
        for (int i = 0; i < nTexts; i++) {
            clients[i]->Wait();
            cout << "client " << i << ": " << clients[i]->GetExitCode() << ", " << clients[i]->GetAnswer();
            delete clients[i];
        }
        server.Wait();
        cout << "words: " << server.GetExitCode() << endl;
        server.Print();
    }
    {
        CEvent first(FALSE, FALSE, "ClassLib event"), second(TRUE, TRUE, "ClassLib event");

        cout << "same event: " << (GetLastError() == ERROR_ALREADY_EXISTS) << ", set: " << second.Wait(0) << endl;
        first.Set();
        cout << "set: " << second.Wait(0) << ", taken: " << !first.Wait(0) << endl;
        cout << "larger: " << max(3, 4) << ", smaller: " << min(3, 4) << endl;
    }
    WSACleanup();
    exit(0);
}
