/* Sends one mail to many readers as fast as SMTP with pipelining allows: the yardstick of the bench.
 *
 *   smtp_limit PORT COUNT CONNECTIONS MAIL
 *
 * MAIL is a file that ends with the final dot and holds the bytes 1, 2 and 3 where a reader's
 * address, token and message number go. The end of one mail and the beginning of the next leave in
 * one write. It keeps no record and takes no refusal: one ends it, with status 1. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { LONGEST_MAIL = 60000, LONGEST_VALUE = 100, MOST_WRITTEN = 128 * 1024, EVENTS = 64 };

struct connection {
    int socket;
    long reader;    /* whose text is asked for next; none: -1 */
    int awaited;    /* replies until it goes on */
    int body_sent;  /* and the first of them is about a text */
    int column;     /* of the reply's line that is being read */
    char line[4];   /* its code and what follows it */
};

static char mail[LONGEST_MAIL];
static size_t mail_size;
static long count, begun, accepted;

static void fail(const char *what) {
    fprintf(stderr, "smtp_limit: %s\n", what);
    exit(1);
}

static void write_all(int socket, const char *text, size_t size) {
    while (size > 0) {
        ssize_t written = send(socket, text, size, MSG_NOSIGNAL);
        if (written <= 0) fail("the sink takes nothing more");
        text += written;
        size -= (size_t)written;
    }
}

static int address_of(long reader, char *out) {
    return sprintf(out, "user%ld@customer%ld.example.test", reader, reader % 997);
}

static size_t envelope_for(long reader, char *out) {
    char address[LONGEST_VALUE];
    address_of(reader, address);
    return (size_t)sprintf(
        out, "MAIL FROM:<status@status.example.test>\r\nRCPT TO:<%s>\r\nDATA\r\n", address);
}

static size_t copy_for(long reader, char *out) {
    char values[4][LONGEST_VALUE];
    char *end = out;
    unsigned long mixed = (unsigned long)reader * 0x9E3779B97F4A7C15UL;
    address_of(reader, values[1]);
    sprintf(values[2], "%016lx%016lx", mixed, ~mixed);
    sprintf(values[3], "%024lx", mixed);
    for (const char *at = mail, *last = mail + mail_size; at < last;) {
        size_t plain = 0;
        while (at + plain < last && (unsigned char)at[plain] > 3) plain++;
        memcpy(end, at, plain);
        end += plain;
        at += plain;
        if (at < last) end = stpcpy(end, values[(int)*at++]);
    }
    return (size_t)(end - out);
}

/* Everything that may be said before the next reply: a text, and the next mail's envelope. */
static void go_on(struct connection *one) {
    static char text[MOST_WRITTEN];
    size_t size = 0;
    if (one->body_sent) accepted++;
    one->body_sent = one->reader >= 0;
    if (one->body_sent) size = copy_for(one->reader, text);
    one->awaited = one->body_sent;
    one->reader = begun < count ? begun++ : -1;
    if (one->reader >= 0) {
        size += envelope_for(one->reader, text + size);
        one->awaited += 3;
    }
    write_all(one->socket, text, size);
}

/* Counts complete replies (RFC 5321 4.2.1: the last line of each has no hyphen after its code). */
static void read_replies(struct connection *one) {
    char text[4096];
    ssize_t size = recv(one->socket, text, sizeof text, 0);
    if (size <= 0) fail("the sink closed a connection");
    for (ssize_t at = 0; at < size; at++) {
        if (one->column < 4) one->line[one->column] = text[at];
        one->column++;
        if (text[at] != '\n') continue;
        if (one->line[0] != '2' && one->line[0] != '3') fail("the sink refused");
        one->awaited -= one->line[3] != '-';
        one->column = 0;
    }
}

static void open_connection(struct connection *one, int port) {
    struct sockaddr_in sink = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int yes = 1;
    sink.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    one->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (one->socket < 0 || connect(one->socket, (struct sockaddr *)&sink, sizeof sink))
        fail("the sink cannot be reached");
    setsockopt(one->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    for (one->awaited = 1; one->awaited;) read_replies(one);
    write_all(one->socket, "EHLO status.example.test\r\n", 26);
    for (one->awaited = 1; one->awaited;) read_replies(one);
    one->reader = -1;
}

static void read_mail(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) fail("the mail cannot be read");
    mail_size = fread(mail, 1, sizeof mail, file);
    fclose(file);
    if (mail_size == sizeof mail) fail("the mail is too long");
}

int main(int arguments, char **argument) {
    if (arguments != 5) fail("type smtp_limit PORT COUNT CONNECTIONS MAIL");
    count = atol(argument[2]);
    long connections = atol(argument[3]);
    struct connection *all = calloc((size_t)connections, sizeof *all);
    int waiting = epoll_create1(0);
    if (!all || waiting < 0) fail("there is no room");
    read_mail(argument[4]);
    for (long number = 0; number < connections; number++) {
        struct epoll_event about = {.events = EPOLLIN, .data.ptr = &all[number]};
        open_connection(&all[number], atoi(argument[1]));
        epoll_ctl(waiting, EPOLL_CTL_ADD, all[number].socket, &about);
        go_on(&all[number]);
    }
    while (accepted < count) {
        struct epoll_event ready[EVENTS];
        int many = epoll_wait(waiting, ready, EVENTS, -1);
        for (int at = 0; at < many; at++) {
            struct connection *one = ready[at].data.ptr;
            read_replies(one);
            if (!one->awaited) go_on(one);
        }
    }
    return 0;
}
