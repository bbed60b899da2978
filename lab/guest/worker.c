/*
 * The workload of a lab guest: one process whose memory a test commands.
 *
 *   worker PORT START      PORT is a serial port, START counts the times init started it
 *
 * A command is a line "ID WORD ARGUMENTS", its answer a line "ID ok KEY=VALUE..." or "ID error
 * SENTENCE". README.md lists the commands. Idle, the worker blocks in poll() and costs nothing:
 * these guests run without hardware virtualization.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, MIB = 1 << 20, PAGES_PER_MIB = MIB / PAGE, LINE = 256, TICK_MS = 100 };

#define REACH ((size_t)64 << 30) /* address space set aside, far above any lab guest */
#define BALLOON "/lib/virtio_balloon.ko"

static struct {
  int port;
  int start;
  char id[24];        /* of the command being answered */
  unsigned char *set; /* the working set starts here */
  size_t used;        /* its size in pages */
  size_t next;        /* the page that the background touching comes to next */
  unsigned long rate; /* of that, MiB per second; 0 rests */
  uint64_t touched;   /* page touches since the worker started */
  uint64_t mark;      /* makes this guest's pages unlike every other guest's */
} self;

static void answer(const char *format, ...) {
  char line[LINE * 2];
  int head = snprintf(line, sizeof line, "%s ", self.id);
  va_list arguments;
  va_start(arguments, format);
  int length = head + vsnprintf(line + head, sizeof line - head - 1, format, arguments);
  va_end(arguments);
  if (length > (int)sizeof line - 2) length = sizeof line - 2;
  line[length++] = '\n';
  for (int sent = 0; sent < length;) {
    ssize_t n = write(self.port, line + sent, length - sent);
    if (n < 0 && errno != EINTR) exit(1);
    if (n > 0) sent += n;
  }
}

static void fail(const char *what) { answer("error %s: %s", what, strerror(errno)); }

static uint64_t now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000ull + time.tv_nsec / 1000000;
}

/* Writes to a page; the first word keeps the page what it is to KSM: unique, or like all others. */
static void touch(size_t page) {
  volatile uint64_t *words = (volatile uint64_t *)(self.set + page * PAGE);
  words[1] = words[0];
  self.touched++;
}

static void fill(size_t page, int alike) {
  volatile uint64_t *words = (volatile uint64_t *)(self.set + page * PAGE);
  words[0] = alike ? 1 : self.mark + page;
  touch(page);
}

/* Grows or shrinks the working set. What shrinks away goes back to the guest's kernel at once. */
static void use(unsigned long mib, int alike) {
  size_t wanted = (size_t)mib * PAGES_PER_MIB;
  if (wanted > REACH / PAGE) {
    answer("error more than %zu MiB cannot be used", REACH / MIB);
    return;
  }
  if (wanted < self.used
      && madvise(self.set + wanted * PAGE, (self.used - wanted) * PAGE, MADV_DONTNEED) != 0) {
    fail("cannot give memory back");
    return;
  }
  for (size_t page = self.used; page < wanted; page++) fill(page, alike);
  self.used = wanted;
  answer("ok used_mib=%lu", mib);
}

static void pass(unsigned long times) {
  uint64_t begin = now_ms();
  for (unsigned long i = 0; i < times; i++)
    for (size_t page = 0; page < self.used; page++) touch(page);
  answer("ok ms=%llu", (unsigned long long)(now_ms() - begin));
}

/* One tick of the background touching: goes on where the last one ended. */
static void touch_on(void) {
  size_t pages = self.rate * PAGES_PER_MIB * TICK_MS / 1000;
  for (size_t i = 0; i < pages && self.used > 0; i++) {
    self.next = self.next + 1 < self.used ? self.next + 1 : 0;
    touch(self.next);
  }
}

/* Opens the disk, once: the last one to close a disk takes its page cache along. */
static int disk(void) {
  static int open_disk = -1;
  const char *path = getenv("LAB_DISK"); /* from the kernel's command line, by way of init */
  if (open_disk < 0 && path != NULL) open_disk = open(path, O_RDONLY | O_CLOEXEC);
  return open_disk;
}

/* Fills the page cache by reading the disk; pages of it already cached stay. */
static void cache(unsigned long mib) {
  static char buffer[MIB];
  if (disk() < 0) {
    answer("error this guest has no disk to read");
    return;
  }
  unsigned long read_mib = 0;
  while (read_mib < mib && pread(disk(), buffer, MIB, (off_t)read_mib * MIB) == MIB) read_mib++;
  answer("ok read_mib=%lu", read_mib);
}

static void drop(void) {
  int file = open("/proc/sys/vm/drop_caches", O_WRONLY);
  int done = file >= 0 && write(file, "1", 1) == 1;
  if (!done) fail("cannot drop the page cache");
  if (file >= 0) close(file);
  if (done) answer("ok");
}

static void driver(const char *state) {
  if (strcmp(state, "off") == 0) {
    if (syscall(SYS_delete_module, "virtio_balloon", O_NONBLOCK) != 0) fail("cannot unload the driver");
    else answer("ok");
    return;
  }
  int module = open(BALLOON, O_RDONLY | O_CLOEXEC);
  if (module < 0 || syscall(SYS_finit_module, module, "", 0) != 0) fail("cannot load the driver");
  else answer("ok");
  if (module >= 0) close(module);
}

/* The number that follows a name at the start of a line of a /proc file; 0 where it has none. */
static unsigned long long figure(const char *path, const char *name) {
  char line[LINE];
  size_t length = strlen(name);
  unsigned long long value = 0;
  FILE *file = fopen(path, "re");
  if (file == NULL) return 0;
  while (fgets(line, sizeof line, file) != NULL)
    if (strncmp(line, name, length) == 0 && (line[length] == ':' || line[length] == ' ')) {
      value = strtoull(line + length + 1, NULL, 10);
      break;
    }
  fclose(file);
  return value;
}

static unsigned long long memory(const char *name) { return figure("/proc/meminfo", name); }

static unsigned long long events(const char *name) { return figure("/proc/vmstat", name); }

static void report(void) {
  answer(
      "ok mem_total_kib=%llu mem_free_kib=%llu mem_available_kib=%llu cached_kib=%llu"
      " swap_total_kib=%llu swap_free_kib=%llu used_mib=%zu rate_mib_s=%lu touched=%llu"
      " swap_ins=%llu major_faults=%llu oom_kills=%llu starts=%d",
      memory("MemTotal"), memory("MemFree"), memory("MemAvailable"),
      memory("Cached") + memory("Buffers"), memory("SwapTotal"), memory("SwapFree"),
      self.used / PAGES_PER_MIB, self.rate, (unsigned long long)self.touched, events("pswpin"),
      events("pgmajfault"), events("oom_kill"), self.start);
}

static void obey(const char *line) {
  char word[16] = "", argument[16] = "", option[16] = "";
  if (sscanf(line, "%23s %15s %15s %15s", self.id, word, argument, option) < 2) return;
  unsigned long number = strtoul(argument, NULL, 10);
  if (strcmp(word, "use") == 0) use(number, strcmp(option, "alike") == 0);
  else if (strcmp(word, "touch") == 0) self.rate = number, answer("ok rate_mib_s=%lu", number);
  else if (strcmp(word, "pass") == 0) pass(number);
  else if (strcmp(word, "cache") == 0) cache(number);
  else if (strcmp(word, "drop") == 0) drop();
  else if (strcmp(word, "driver") == 0) driver(argument);
  else if (strcmp(word, "report") == 0) report();
  else if (strcmp(word, "quit") == 0) answer("ok"), exit(0);
  else if (strcmp(word, "poweroff") == 0) answer("ok"), tcdrain(self.port), reboot(RB_POWER_OFF);
  else answer("error no command %s", word);
}

/* Obeys every whole line that has come; what is left waits for its end. An endless line is dropped. */
static void listen_once(void) {
  static char text[LINE];
  static size_t length;
  ssize_t n = read(self.port, text + length, sizeof text - 1 - length);
  if (n <= 0) exit(1);
  length += n;
  for (char *end; (end = memchr(text, '\n', length)) != NULL;) {
    *end = '\0';
    obey(text);
    length -= end + 1 - text;
    memmove(text, end + 1, length);
  }
  if (length == sizeof text - 1) length = 0;
}

static void open_port(const char *path) {
  struct termios mode;
  self.port = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (self.port < 0 || tcgetattr(self.port, &mode) != 0) exit(1);
  cfmakeraw(&mode);
  mode.c_cflag |= CLOCAL;
  if (tcsetattr(self.port, TCSANOW, &mode) != 0) exit(1);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  self.start = atoi(arguments[2]);
  open_port(arguments[1]);
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  self.set = mmap(NULL, REACH, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (self.set == MAP_FAILED || getrandom(&self.mark, sizeof self.mark, 0) < 0) return 1;
  struct pollfd port = {.fd = self.port, .events = POLLIN};
  for (;;) {
    if (poll(&port, 1, self.rate > 0 ? TICK_MS : -1) > 0) listen_once();
    if (self.rate > 0) touch_on();
  }
}
