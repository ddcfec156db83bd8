/* Webhook endpoints at every address 127.x.y.z, on one port that is printed; all of them say 204.
 *
 * Connections are kept. Those whose path begins with /dead take the call and never answer. A call is
 * at most 64 KB, and names its length. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LONGEST_CALL = 65536, BACKLOG = 4096, EVENTS = 64 };

static const char TAKEN[] = "HTTP/1.1 204 No Content\r\n\r\n";
static const char DEAD[] = "POST /dead";
static const char LENGTH[] = "\r\nContent-Length: ";

struct connection {
    int socket;
    size_t size;
    char *read; /* what came of a call that is not complete; none: nothing did */
};

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int is_complete(const char *call, size_t size) {
    const char *end = memmem(call, size, "\r\n\r\n", 4);
    if (!end || !strncmp(call, DEAD, sizeof DEAD - 1)) return 0;
    const char *length = memmem(call, (size_t)(end - call), LENGTH, sizeof LENGTH - 1);
    size_t body = length ? strtoul(length + sizeof LENGTH - 1, NULL, 10) : 0;
    return (size_t)(end + 4 - call) + body <= size;
}

static void part(struct connection *one) {
    close(one->socket);
    free(one->read);
    free(one);
}

static void keep(struct connection *one, const char *call, size_t size) {
    char *kept = realloc(one->read, size + 1);
    if (!kept) fail("memory");
    memmove(kept, call, size);
    one->read = kept;
    one->size = size;
}

static void hear(struct connection *one) {
    static char call[LONGEST_CALL + 1];
    if (one->size) memcpy(call, one->read, one->size);
    ssize_t got = recv(one->socket, call + one->size, LONGEST_CALL - one->size, 0);
    if (got <= 0) {
        part(one);
        return;
    }
    size_t size = one->size + (size_t)got;
    call[size] = 0;
    if (!is_complete(call, size)) {
        keep(one, call, size);
        return;
    }
    one->size = 0; /* nobody asks again before the answer */
    if (send(one->socket, TAKEN, sizeof TAKEN - 1, MSG_NOSIGNAL) < 0) part(one);
}

static int listening(void) {
    struct sockaddr_in any = {.sin_family = AF_INET};
    socklen_t size = sizeof any;
    int here = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (setsockopt(here, SOL_SOCKET, SO_BINDTODEVICE, "lo", 2)) fail("only this machine's own loop");
    if (bind(here, (struct sockaddr *)&any, size) || listen(here, BACKLOG)) fail("listen");
    getsockname(here, (struct sockaddr *)&any, &size);
    printf("%d\n", ntohs(any.sin_port));
    fflush(stdout);
    return here;
}

static void take_in(int here, int polled) {
    int socket;
    while ((socket = accept4(here, NULL, NULL, 0)) >= 0) {
        struct connection *one = calloc(1, sizeof *one);
        if (!one) fail("memory");
        one->socket = socket;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
        epoll_ctl(polled, EPOLL_CTL_ADD, socket, &event);
    }
}

int main(void) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int here = listening(), polled = epoll_create1(0);
    struct epoll_event events[EVENTS], event = {.events = EPOLLIN};
    epoll_ctl(polled, EPOLL_CTL_ADD, here, &event);
    for (;;) {
        int many = epoll_wait(polled, events, EVENTS, -1);
        for (int n = 0; n < many; n++)
            if (events[n].data.ptr) hear(events[n].data.ptr);
            else take_in(here, polled);
    }
}
