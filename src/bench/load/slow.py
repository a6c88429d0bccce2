#!/usr/bin/env python3
"""Measures normal calls while other connections send their bodies one byte at a time.

    ./gatehouse --version && src/bench/load/slow.py [--slow 500] [--seconds 20] [--every 0.5] [--limit 50]

Starts the local cloud in a temporary folder, as `./gatehouse local` does. Each slow connection announces a body of 1000
bytes and sends one byte of it every half second. Half of them call the API without a token, a quarter call a route that does
not exist, and a quarter call the local Cognito. A connection that is answered or closed is opened again. At the same
time, 4 clients call a public route, the pool's keys and the JSON API. Prints the latencies before and with the slow
connections, and how these ended. Exits with 1 if the 99th percentile with slow connections exceeds --limit milliseconds,
or if a normal call fails. Requires Linux and Python 3.
"""
import argparse, collections, http.client, json, os, pathlib, re, selectors, socket, subprocess, sys, tempfile
import threading, time, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[3]
CALLERS = 4
arguments = argparse.ArgumentParser()
arguments.add_argument("--slow", type=int, default=500)
arguments.add_argument("--seconds", type=float, default=20)
arguments.add_argument("--every", type=float, default=0.5)
arguments.add_argument("--limit", type=float, default=50, help="milliseconds")
options = arguments.parse_args()


def start(folder):
    stack = re.sub(r"http://localhost:94\d\d", "http://localhost:0", (ROOT / "Pulumi.local.yaml").read_text())
    stack = stack.replace("throttle: {rate: 50, burst: 100}", "throttle: {rate: 10000, burst: 5000}")
    (folder / "Pulumi.local.yaml").write_text(stack)
    (folder / "lambda").mkdir()
    os.symlink(ROOT / "lambda" / "target", folder / "lambda" / "target")
    log = folder / "log"
    process = subprocess.Popen([str(ROOT / "gatehouse"), "local"], cwd=folder, stdout=open(log, "w"), stderr=subprocess.STDOUT)
    end = time.monotonic() + 60
    while "Ready in" not in log.read_text():
        if process.poll() is not None or time.monotonic() > end:
            sys.exit("the local cloud did not start:\n" + log.read_text())
        time.sleep(0.05)
    return process, json.loads((folder / ".gatehouse" / "outputs.json").read_text())


def port(address):
    return urllib.parse.urlsplit(address).port


class Normal:
    """Clients that each send one request after the other and record the latency."""

    def __init__(self, outputs):
        keys = urllib.parse.urlsplit(outputs["jwksUrl"]).path
        self.calls = [
            (port(outputs["apiUrl"]), "GET", "/health", None, {}, 200),
            (port(outputs["cognitoEndpoint"]), "GET", keys, None, {}, 200),
            # Refused because of an unknown client, so that it needs no user, but runs the same code.
            (port(outputs["cognitoEndpoint"]), "POST", "/", json.dumps({"ClientId": "nowhere", "Username": "nobody"}), {
                "x-amz-target": "AWSCognitoIdentityProviderService.ForgotPassword",
                "content-type": "application/x-amz-json-1.1"}, 400),
        ]

    def _one(self, end, times, failures):
        connections = {}
        while time.monotonic() < end:
            for at, method, path, body, headers, expected in self.calls:
                began = time.monotonic()
                try:
                    connection = connections.setdefault(at, http.client.HTTPConnection("127.0.0.1", at, timeout=10))
                    connection.request(method, path, body, headers)
                    response = connection.getresponse()
                    response.read()
                    if response.status != expected:
                        failures.append(f"{method} {path}: {response.status}")
                except (OSError, http.client.HTTPException) as error:
                    failures.append(f"{method} {path}: {error!r}")
                    connections.pop(at).close()
                times.append((time.monotonic() - began) * 1000)
                time.sleep(0.01)
        for connection in connections.values():
            connection.close()

    def run(self, seconds):
        times, failures = [], []
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=self._one, args=(end, times, failures)) for _ in range(CALLERS)]
        [each.start() for each in threads]
        [each.join() for each in threads]
        return sorted(times), failures


class Slow:
    """Slow connections, all in one thread."""

    def __init__(self, outputs):
        api, cognito = port(outputs["apiUrl"]), port(outputs["cognitoEndpoint"])
        self.targets = [(api, "/resources"), (api, "/resources"), (api, "/health"), (cognito, "/")]
        self.ended = collections.Counter()
        self.open = {}
        self.stopped = threading.Event()
        self.selector = selectors.DefaultSelector()

    def _connect(self, number):
        at, path = self.targets[number % len(self.targets)]
        connection = socket.create_connection(("127.0.0.1", at), timeout=10)
        connection.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx".encode())
        connection.setblocking(False)
        self.open[number] = connection
        self.selector.register(connection, selectors.EVENT_READ, number)

    def _answered(self, number):
        connection = self.open.pop(number)
        try:
            line = connection.recv(200).decode("latin-1").split("\r\n", 1)[0]
        except OSError as error:
            line = type(error).__name__
        self.ended[" ".join(line.split(" ")[1:2]) or "closed"] += 1
        self.selector.unregister(connection)
        connection.close()

    def run(self):
        while not self.stopped.is_set():
            began = time.monotonic()
            for number in range(options.slow):
                try:
                    if number not in self.open:
                        self._connect(number)
                    else:
                        self.open[number].send(b"x")
                except OSError:
                    pass  # the response or the end is read below
            while (left := began + options.every - time.monotonic()) > 0:
                for key, _ in self.selector.select(left):
                    self._answered(key.data)
        for connection in self.open.values():
            connection.close()


def summary(name, times):
    at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
    print(f"{name}: {len(times)} calls, median {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {times[-1]:.1f} ms")
    return at(0.99)


def main():
    with tempfile.TemporaryDirectory() as name:
        process, outputs = start(pathlib.Path(name))
        try:
            normal = Normal(outputs)
            normal.run(5)  # warm
            summary("without slow bodies", normal.run(options.seconds / 2)[0])
            slow = Slow(outputs)
            thread = threading.Thread(target=slow.run)
            thread.start()
            time.sleep(1)
            times, failures = normal.run(options.seconds)
            slow.stopped.set()
            thread.join()
            p99 = summary(f"with {options.slow} slow bodies", times)
            print("slow bodies ended as:", dict(slow.ended) or "none ended")
            print(f"failed calls: {len(failures)}", *failures[:3], sep="\n  ")
            if failures or p99 > options.limit:
                sys.exit(1)
        finally:
            process.terminate()
            process.wait(20)


main()
