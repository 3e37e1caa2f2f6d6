/* inifile.c - an INI file, and the environment. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char g_szIni[MAX_PATH];

static void Show(LPCSTR lpSection, LPCSTR lpKey)
{
    char szBuf[40];
    DWORD dw = GetPrivateProfileString(lpSection, lpKey, "(none)", szBuf, sizeof(szBuf), g_szIni);

    printf("[%s] %s = \"%s\" (%lu)\n", lpSection, lpKey, szBuf, (unsigned long)dw);
}

static void List(LPCSTR lpSection)
{
    char szBuf[200], *p;
    DWORD dw = GetPrivateProfileString(lpSection, NULL, "", szBuf, sizeof(szBuf), g_szIni);

    printf("%s: %lu:", lpSection ? lpSection : "sections", (unsigned long)dw);
    for (p = szBuf; *p; p += lstrlen(p) + 1)
        printf(" <%s>", p);
    printf("\n");
}

static void Make(void)
{
    FILE *fp = fopen(g_szIni, "w");

    if (!fp)
        exit(1);
    fputs("; settings of the server\n[Server]\nPort=5150\nHost = localhost \nName=\"quoted name\"\nEmpty=\nHex=0x1f\nNegative=-12\n"
          ";Port=1\nTrailing=10 apples\nSingle='x'\n\n[Client]\nServer=a=b;c\nServer=second\n[server]\nPort=1\n", fp);
    fclose(fp);
}

static void Read(void)
{
    char szSmall[5];

    Show("Server", "Port");
    Show("SERVER", "port");
    Show("Server", "Host");
    Show("Server", "Name");
    Show("Server", "Single");
    Show("Server", "Empty");
    Show("Server", "Missing");
    Show("Missing", "Port");
    Show("Client", "Server");
    printf("%d %d %d %d %d\n", (int)GetPrivateProfileInt("Server", "Port", 7, g_szIni), (int)GetPrivateProfileInt("Server", "Hex", 7, g_szIni),
           (int)GetPrivateProfileInt("Server", "Negative", 7, g_szIni), (int)GetPrivateProfileInt("Server", "Trailing", 7, g_szIni),
           (int)GetPrivateProfileInt("Server", "Missing", 7, g_szIni));
    List(NULL);
    List("Server");
    List("Missing");
    printf("short: %lu \"%s\"\n", (unsigned long)GetPrivateProfileString("Server", "Host", "", szSmall, sizeof(szSmall), g_szIni), szSmall);
    printf("no file: %lu", (unsigned long)GetPrivateProfileString("Server", "Host", "default ", szSmall, sizeof(szSmall), ".\\no such.ini"));
    printf(" \"%s\"\n", szSmall);
}

static void Write(void)
{
    char szBuf[200], *p;
    DWORD dw;

    printf("write: %d\n", WritePrivateProfileString("Server", "Port", "80", g_szIni));
    printf("new key: %d\n", WritePrivateProfileString("Client", "Retries", " 3 ", g_szIni));
    printf("new section: %d\n", WritePrivateProfileString("Log", "File", "c:\\log.txt", g_szIni));
    printf("delete a key: %d\n", WritePrivateProfileString("Server", "Empty", NULL, g_szIni));
    printf("delete what is not there: %d\n", WritePrivateProfileString("Server", "Nothing", NULL, g_szIni));
    Show("Server", "Port");
    Show("Client", "Retries");
    Show("Log", "File");
    List("Server");
    printf("section: %d\n", WritePrivateProfileSection("Log", "A=1\0B=2\0", g_szIni));
    dw = GetPrivateProfileSection("Log", szBuf, sizeof(szBuf), g_szIni);
    printf("%lu:", (unsigned long)dw);
    for (p = szBuf; *p; p += strlen(p) + 1)
        printf(" <%s>", p);
    printf("\n");
    printf("delete a section: %d\n", WritePrivateProfileString("Client", NULL, NULL, g_szIni));
    List(NULL);
}

static void Environment(void)
{
    char szBuf[80];
    LPCH lpEnv;
    LPSTR p;
    int nFound = 0;

    printf("set: %d\n", SetEnvironmentVariable("INITOUR", "some value"));
    printf("get: %lu %s\n", (unsigned long)GetEnvironmentVariable("INITOUR", szBuf, sizeof(szBuf)), szBuf);
    printf("length: %lu\n", (unsigned long)GetEnvironmentVariable("INITOUR", szBuf, 3));
    printf("expand: %lu", (unsigned long)ExpandEnvironmentStrings("<%INITOUR%> %NOT_SET_HERE% 5%", szBuf, sizeof(szBuf)));
    printf(" %s\n", szBuf);
    lpEnv = GetEnvironmentStrings();
    for (p = lpEnv; *p; p += strlen(p) + 1)
        nFound += strncmp(p, "INITOUR=", 8) == 0;
    printf("listed: %d\n", nFound);
    FreeEnvironmentStrings(lpEnv);
    printf("remove: %d\n", SetEnvironmentVariable("INITOUR", NULL));
    SetLastError(4711);
    printf("get: %lu", (unsigned long)GetEnvironmentVariable("INITOUR", szBuf, sizeof(szBuf)));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("remove again: %d", SetEnvironmentVariable("INITOUR", NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("a bad name: %d", SetEnvironmentVariable("A=B", "x"));
    printf(", error %lu\n", (unsigned long)GetLastError());
    putenv("INITOUR=by putenv");
    printf("putenv: %lu %s\n", (unsigned long)GetEnvironmentVariable("INITOUR", szBuf, sizeof(szBuf)), szBuf);
}

int main()
{
    char szTemp[MAX_PATH];

    GetTempPath(sizeof(szTemp), szTemp);
    wsprintf(g_szIni, "%sinifile%lu.ini", szTemp, GetCurrentProcessId());
    Make();
    Read();
    Write();
    Environment();
    printf("delete: %d\n", DeleteFile(g_szIni));
    return 0;
}
