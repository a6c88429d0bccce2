"""A small HTTP client for measurements: persistent connections, one request after the other on each of them."""
import http.client, os, pathlib, socket, statistics, sys, threading, time, urllib.parse


class Call:
    """One kind of request. Each @@ in the headers and the body is replaced by the next of `values`."""

    def __init__(self, name, base, method, path, headers={}, body="", expected=200, values=("",)):
        self.name, self.expected = name, expected
        self.base, self.method, self.path, self.headers, self.body = base, method, path, dict(headers), body
        self.address = (urllib.parse.urlsplit(base).hostname, urllib.parse.urlsplit(base).port)
        lines = {"Host": "%s:%d" % self.address, **headers, "Content-Length": str(len(body.encode()))}
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.requests = [(head + "\r\n" + body).replace("@@", value).encode() for value in values]

    def once(self):
        connection = http.client.HTTPConnection(*self.address)
        connection.request(self.method, self.path, self.body, self.headers)
        response = connection.getresponse()
        body = response.read()
        if response.status != self.expected:
            sys.exit(f"{self.name}: {response.status} {body}")
        return body

    def run(self, seconds, connections, pause=0):
        """Returns the sorted latencies in milliseconds. Ends the program after an unexpected response."""
        latencies, failures, end = [], [], time.monotonic() + seconds

        def exchange(connection, request):
            began = time.perf_counter()
            connection.sendall(request)
            status, body = receive(connection)
            latencies.append((time.perf_counter() - began) * 1000)
            if status != self.expected:
                raise OSError(f"{status} {body}")

        def connect():
            connection = socket.create_connection(self.address)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection

        def work(index):
            connection, requests = connect(), 0
            try:
                while time.monotonic() < end and not failures:
                    try:
                        exchange(connection, self.requests[index % len(self.requests)])
                        requests += 1
                    except ConnectionError:
                        # A server may close a connection after some requests: ministack does after 1000.
                        if requests == 0:
                            raise
                        connection.close()
                        connection, requests = connect(), 0
                    index += connections
                    if pause:
                        time.sleep(pause)
            except OSError as e:
                failures.append(e)
            finally:
                connection.close()

        threads = [threading.Thread(target=work, args=(i,)) for i in range(connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            sys.exit(f"{self.name}: {failures[0]}")
        return sorted(latencies)


def receive(connection):
    text = b""
    while b"\r\n\r\n" not in text:
        text += read(connection)
    head, body = text.split(b"\r\n\r\n", 1)
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, value = line.split(b":", 1)
        if name.lower() == b"content-length":
            length = int(value)
        if name.lower() == b"transfer-encoding":
            raise OSError("a response without content-length")
    while len(body) < length:
        body += read(connection)
    return int(head[9:12]), body


def read(connection):
    part = connection.recv(65536)
    if not part:
        raise ConnectionError("the server closed a connection")
    return part


class Processes:
    """A server and the function processes that it started."""

    def __init__(self, pid):
        self.pid = pid

    def functions(self):
        parents = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    parents[int(entry.name)] = int(stat(entry.name)[1])
                except OSError:
                    pass  # It has ended.
        found, before = {self.pid}, 0
        while len(found) > before:
            before = len(found)
            found |= {pid for pid, parent in parents.items() if parent in found}
        return found - {self.pid}

    def cpu(self):
        """User and system time in milliseconds: of the server, and of its function processes."""
        return cpu(self.pid), sum(cpu(pid) for pid in self.functions())

    def resident(self):
        """Resident memory in MB: of the server, and of each function process."""
        return resident(self.pid), [resident(pid) for pid in sorted(self.functions())]


def stat(pid):
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def cpu(pid):
    return (int(stat(pid)[11]) + int(stat(pid)[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def median(values):
    return statistics.median(values) if values else float("nan")
